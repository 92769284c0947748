from __future__ import annotations

from pathlib import Path

import pytest

from llmbrief.errors import GoldError
from llmbrief.evals.case import Case, data_digest, gold_files, load_cases
from llmbrief.evals.gold import read_gold
from tests.evals.files import ARTICLE, GOLD, changed, line_of, write_set
from tests.evals.shipped import shipped


def test_a_case_is_an_article_and_its_gold(tmp_path: Path) -> None:
    gold, seeds = write_set(tmp_path)
    (case,) = load_cases(gold=gold, seeds=seeds)
    assert (case.slug, case.article.text, case.article.language) == ("quarry", ARTICLE, "en")
    assert case.path == gold / "quarry.yaml"
    assert case.lines["c3"] == line_of("- id: c3", GOLD)


def test_the_quotes_of_a_case_say_where_the_article_has_them(tmp_path: Path) -> None:
    gold, seeds = write_set(tmp_path, gold=changed("that 140 people work there", "that 104 people work there"))
    (case,) = load_cases(gold=gold, seeds=seeds)
    found = {claim.id: claim.evidence[0] for claim in case.gold.brief().claims}
    assert {id_: one.verdict for id_, one in found.items() if not one.supports} == {"c2": "near_miss"}
    assert all(one.span and ARTICLE[one.span.start : one.span.end] for one in found.values() if one.supports)


def test_labels_are_what_the_file_says_wherever_the_article_has_its_quotes(tmp_path: Path) -> None:
    gold, seeds = write_set(tmp_path)
    (case,) = load_cases(gold=gold, seeds=seeds)
    bare = read_gold(gold / "quarry.yaml").gold
    assert not any(one.supports for claim in bare.claims for one in claim.evidence)
    assert Case(case.slug, case.article, bare).labels == case.labels


def test_cases_are_sorted_by_slug(tmp_path: Path) -> None:
    for slug in ("b", "c", "a"):
        gold, seeds = write_set(tmp_path, slug=slug)
    assert [case.slug for case in load_cases(gold=gold, seeds=seeds)] == ["a", "b", "c"]


def test_a_seed_without_gold_is_no_case(tmp_path: Path) -> None:
    gold, seeds = write_set(tmp_path)
    (seeds / "other.txt").write_text("Nobody has labelled this one.")
    assert len(load_cases(gold=gold, seeds=seeds)) == 1


def test_only_yaml_files_are_gold(tmp_path: Path) -> None:
    gold, _ = write_set(tmp_path)
    for name in (".quarry.yaml", "README.md", "quarry.yaml~", "quarry.json"):
        (gold / name).write_text("no gold")
    assert gold_files(gold) == [gold / "quarry.yaml"]


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ("no folder", "there is no folder "),
        ("empty folder", "there is no gold file "),
        ("no seed", "quarry.yaml:1: there is no seed "),
        ("empty seed", "quarry.yaml:1: the article "),
        ("language", "quarry.yaml:1: there is no language 'xx'"),
        ("broken", "claims[0].kind: must be "),
        ("twice", "quarry.yaml has the same slug, quarry: keep one"),
    ],
)
def test_what_is_no_set_of_cases_is_refused(tmp_path: Path, what: str, message: str) -> None:
    gold, seeds = write_set(tmp_path)
    match what:
        case "no folder":
            gold = tmp_path / "elsewhere"
        case "empty folder":
            (gold / "quarry.yaml").unlink()
        case "no seed":
            (seeds / "quarry.txt").unlink()
        case "empty seed":
            (seeds / "quarry.txt").write_text(" \n")
        case "language":
            write_set(tmp_path, gold=changed("language: en", "language: xx"))
        case "broken":
            write_set(tmp_path, gold=changed("kind: fact", "kind: facts"))
        case "twice":
            (gold / "quarry.yml").write_text(GOLD)
    with pytest.raises(GoldError) as caught:
        load_cases(gold=gold, seeds=seeds)
    assert message in caught.value.message


@pytest.mark.parametrize(
    ("gold", "article", "is_same"),
    [
        (GOLD, ARTICLE, True),
        (GOLD + "\n# a remark\n", ARTICLE, True),
        (
            changed("text: The Tarn Valley quarry has", 'text: "The Tarn Valley quarry has 140 workers." #'),
            ARTICLE,
            True,
        ),
        (GOLD, ARTICLE.replace("\n", "\r\n"), True),
        (changed("core: true", "core: false"), ARTICLE, False),
        (changed("why: The company denies it.", "why: The company said no."), ARTICLE, False),
        (GOLD, ARTICLE + "More.", False),
    ],
)
def test_the_digest_changes_with_what_articles_and_labels_say(
    tmp_path: Path, gold: str, article: str, is_same: bool
) -> None:
    def digest(folder: str, gold: str, article: str) -> str:
        (tmp_path / folder).mkdir()
        where, seeds = write_set(tmp_path / folder, gold=gold, article=article)
        return data_digest(load_cases(gold=where, seeds=seeds))

    assert (digest("one", GOLD, ARTICLE) == digest("other", gold, article)) is is_same


def test_the_digest_does_not_depend_on_the_order_or_the_path_of_cases() -> None:
    assert data_digest(shipped()) == data_digest(shipped()[::-1])
