"""What may be a logo: by its content, its bytes and its pixels."""

from __future__ import annotations

import pytest

from tests.pictures import JPEG, PNG_HEAD, chunk, png
from warroom.domain.rules.logo import LIMIT, SIDE, check_logo, picture_size, picture_type
from warroom.errors import Rejected


def test_it_is_known_by_its_content() -> None:
    assert picture_type(png()) == check_logo(png()) == "image/png"
    assert picture_type(JPEG) == check_logo(JPEG) == "image/jpeg"
    assert (picture_size(png(40, 20)), picture_size(JPEG)) == ((40, 20), (3, 2))


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"<svg onload='x'/>",
        b"GIF89a",
        b"%PDF-1.7",
        b"MZ" + png(),
        PNG_HEAD,
        PNG_HEAD + bytes(40),
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xe0\x00\x00" * 9,
        png(0, 0),
    ],
)
def test_what_is_none(hostile: bytes) -> None:
    with pytest.raises(Rejected) as refusal:
        check_logo(hostile)
    assert refusal.value.field == "logo"


def test_it_has_a_limit_of_bytes() -> None:
    space = LIMIT - len(png(noise=b"x")) + 1
    assert check_logo(png(noise=b"x" * space)) == "image/png"
    with pytest.raises(Rejected, match="1 MB"):
        check_logo(png(noise=b"x" * (space + 1)))


def test_a_small_file_that_unpacks_into_a_huge_picture_is_refused() -> None:
    head = chunk(b"IHDR", (60_000).to_bytes(4, "big") * 2 + bytes(5))
    with pytest.raises(Rejected, match=str(SIDE)):
        check_logo(PNG_HEAD + head)
