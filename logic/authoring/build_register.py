"""Turns the checked model of register.yaml into what the rules of the register take."""

from logic import register
from logic.authoring import schemas_register as schemas


def build_register(model: schemas.Register) -> register.Register:
    """Everything a pack says about limits."""
    return register.Register(
        most_months=model.most_months,
        weak_is_not_proven=model.weak_is_not_proven,
        categories=tuple(
            register.Category(c.key, c.name, c.evidence, c.plain, tuple(c.still_open), c.ground)
            for c in model.categories
        ),
        strengths=tuple(register.StrengthWords(s.key, s.name, s.gloss) for s in model.strengths),
        formats=tuple(register.Format(f.key, f.name) for f in model.formats),
        test=tuple(register.TestQuestion(t.key, t.text, t.weak, t.extent, t.ground) for t in model.test),
        doubts=tuple(build_doubt(d) for d in model.doubts),
        examples=tuple(_example(e) for e in model.examples),
    )


def build_doubt(doubt: schemas.Doubt) -> register.Doubt:
    """One row of the catalogue."""
    return register.Doubt(doubt.id, doubt.said, doubt.means, doubt.ask, tuple(doubt.cues), doubt.ground)


def _example(e: schemas.Example) -> register.Example:
    return register.Example(
        id=e.id,
        category=e.category,
        strength=e.strength,
        statement=e.statement,
        plain=e.plain,
        easy_read=e.easy_read,
        evidence=e.evidence or "",
        clause=e.clause or "",
        said_by=e.said_by,
        rules_out=e.rules_out,
        still_open=tuple(e.still_open),
        how_we_work=e.how_we_work,
        agreed=e.agreed,
        explains=tuple(e.explains),
        why_explains=e.why_explains,
        shared=e.shared,
        formats=tuple(e.formats),
        challenge_to=e.challenge_to,
        review=e.review,
        weak=tuple(e.weak),
        only_part=e.only_part,
        apology=e.apology or "",
        status=e.status,
        ground=e.ground,
    )
