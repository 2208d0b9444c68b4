"""Random answers to our flow, leaning towards long paths."""

import random

from tests.flows import our_flow

FLOW = our_flow()
KEYS = [q.key for q in FLOW.questions]


def random_answers(rng: random.Random) -> dict[str, str]:
    """Answers of every kind: mostly yes (long paths), some missing, some not sure."""
    lean = rng.choice((0.5, 0.8, 0.95))
    answers = {}
    for question in FLOW.questions:
        if rng.random() < 0.12:
            continue
        other = ["no", "not_sure"] if question.accepts_not_sure else ["no"]
        answers[question.key] = "yes" if rng.random() < lean else rng.choice(other)
    if rng.random() < 0.4:
        for key in KEYS[rng.randrange(len(KEYS)) :]:
            answers.pop(key, None)
    return answers
