"""Korean particles follow how the value before them is read, and stay both where nobody can tell."""

import pytest

from capacity_cli.model.problems import Problem, ProblemCode, Word
from capacity_cli.render.particles import with_particles
from capacity_cli.render.sentences import problem_message
from capacity_cli.render.text.texts import Language, Texts


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("요일", "요일은 요일이 요일을 요일과 요일로"),
        ("시각", "시각은 시각이 시각을 시각과 시각으로"),
        ("날짜", "날짜는 날짜가 날짜를 날짜와 날짜로"),
        ("10", "10은 10이 10을 10과 10으로"),
        ("1,000", "1,000은 1,000이 1,000을 1,000과 1,000으로"),
        ("0.5", "0.5는 0.5가 0.5를 0.5와 0.5로"),
        ("2026-12-31", "2026-12-31은 2026-12-31이 2026-12-31을 2026-12-31과 2026-12-31로"),
        ("Pro", "Pro은(는) Pro이(가) Pro을(를) Pro과(와) Pro(으)로"),
        ("b2", "b2은(는) b2이(가) b2을(를) b2과(와) b2(으)로"),
        ("5.", "5.은(는) 5.이(가) 5.을(를) 5.과(와) 5.(으)로"),
        ("1,", "1,은(는) 1,이(가) 1,을(를) 1,과(와) 1,(으)로"),
        ("*", "*은(는) *이(가) *을(를) *과(와) *(으)로"),
        ("²", "²은(는) ²이(가) ²을(를) ²과(와) ²(으)로"),
        ("", "은(는) 이(가) 을(를) 과(와) (으)로"),
    ],
)
def test_the_particle_fits_the_value(value: str, expected: str) -> None:
    template = "{x}은(는) {x}이(가) {x}을(를) {x}과(와) {x}(으)로"
    assert with_particles(template, {"x": value}).format(x=value) == expected


def test_a_quoted_value_counts_without_its_quote_and_what_a_value_says_stays() -> None:
    assert with_particles("`{x}`을(를)", {"x": "이(가)물"}).format(x="이(가)물") == "`이(가)물`을"


@pytest.mark.parametrize(
    ("code", "values", "expected"),
    [
        (ProblemCode.BAD_FORM, {"found": "9시", "expected": Word("form.clock")}, "`9시`는 시각이 아닙니다"),
        (ProblemCode.BAD_FORM, {"found": "내일", "expected": Word("form.date")}, "`내일`은 날짜가 아닙니다"),
        (ProblemCode.NOT_A_CHOICE, {"found": "월", "kind": Word("kind.weekday")}, "`월`은 요일이 아닙니다"),
    ],
)
def test_a_sentence_reads_as_one_says_it(code: ProblemCode, values: dict[str, str], expected: str) -> None:
    assert problem_message(Texts(Language.KO), Problem(code, values)) == expected
