"""The minor digits of the currencies, against another reading of the published list."""

from iso4217 import Currency

from capacity_cli.model.currencies import MINOR_DIGITS

NOT_PAID_WITH = {"XDR", "XSU", "XUA", "XBA", "XBB", "XBC", "XBD", "XAG", "XAU", "XPD", "XPT", "XTS", "XXX"}
"""Units of account, metals and test codes: the published list gives them no minor unit."""


def test_every_currency_has_the_minor_digits_of_the_published_list() -> None:
    published = {each.code: each.exponent for each in Currency if each.exponent is not None}
    assert published == MINOR_DIGITS


def test_codes_without_a_minor_unit_are_no_currencies() -> None:
    without = {each.code for each in Currency if each.exponent is None}
    assert without <= NOT_PAID_WITH
    assert without.isdisjoint(MINOR_DIGITS)


def test_the_currencies_of_the_shipped_lists_are_as_people_know_them() -> None:
    assert (MINOR_DIGITS["KRW"], MINOR_DIGITS["JPY"], MINOR_DIGITS["USD"], MINOR_DIGITS["KWD"]) == (0, 0, 2, 3)
