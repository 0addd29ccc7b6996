"""The generated reference pages, one module a kind of page; `docs/generate.py` writes them."""
