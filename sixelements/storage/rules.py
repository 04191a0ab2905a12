"""What must hold in every workbook beyond what its tables can hold themselves: a count of what breaks it."""

from collections.abc import Callable

from sixelements.i18n import ngettext

RuleWords = Callable[[int], str]
"""The sentence for a number of problems of one kind."""

_IN_A_CIRCLE = """
    WITH RECURSIVE waits (round, action, on_what) AS (
        SELECT round, action, depends_on FROM plan_action_dependency
        UNION
        SELECT w.round, w.action, d.depends_on FROM waits w
        JOIN plan_action_dependency d ON d.round = w.round AND d.action = w.on_what
    )
    SELECT count(*) FROM waits WHERE action = on_what
"""
_TALKED_ABOUT = """
    SELECT count(*) FROM (
        SELECT round, practice FROM settled UNION SELECT round, practice FROM aim
        UNION SELECT round, practice FROM vote UNION SELECT round, practice FROM discussed
    ) t WHERE practice NOT IN (SELECT practice FROM round_practice WHERE round = t.round)
"""

RULES: tuple[tuple[str, RuleWords], ...] = (
    (
        "SELECT abs(count(*) - 1) FROM workbook",
        lambda n: ngettext(
            "The workbook does not say whose it is, or says it twice.",
            "The workbook says {n} times too often whose it is.",
            n,
        ),
    ),
    (
        (
            "SELECT count(*) FROM settled WHERE level IS NOT NULL"
            " AND (level NOT BETWEEN 1 AND 5 OR 2 * level <> CAST(2 * level AS INTEGER))"
        ),
        lambda n: ngettext(
            "{n} agreed level is not whole or half, from 1 to 5.",
            "{n} agreed levels are not whole or half, from 1 to 5.",
            n,
        ),
    ),
    (
        "SELECT count(*) FROM settled WHERE (outcome = 'agreed') <> (level IS NOT NULL)",
        lambda n: ngettext(
            "{n} practice has an agreed level without an agreement, or the other way round.",
            "{n} practices have an agreed level without an agreement, or the other way round.",
            n,
        ),
    ),
    (
        (
            "SELECT count(*) FROM plan_action_dependency d WHERE NOT EXISTS"
            " (SELECT 1 FROM plan_action a WHERE a.round = d.round AND a.id = d.depends_on)"
        ),
        lambda n: ngettext(
            "{n} action waits for an action that is not in the plan.",
            "{n} actions wait for actions that are not in the plan.",
            n,
        ),
    ),
    (
        "SELECT count(*) FROM plan_action WHERE due < start",
        lambda n: ngettext(
            "{n} action is due before it starts.", "{n} actions are due before they start.", n
        ),
    ),
    (
        (
            "SELECT count(*) FROM round o WHERE state = 'published' AND NOT EXISTS"
            " (SELECT 1 FROM response r WHERE r.round = o.id AND r.handed_in)"
            " AND NOT EXISTS (SELECT 1 FROM hands h WHERE h.round = o.id)"
            " AND NOT EXISTS (SELECT 1 FROM published_figures p WHERE p.round = o.id)"
        ),
        lambda n: ngettext(
            "{n} round is published and has no sheets.", "{n} rounds are published and have no sheets.", n
        ),
    ),
    (
        (
            "SELECT count(*) FROM response r JOIN round o ON o.id = r.round"
            " WHERE o.mode = 'anonymous' AND o.state = 'published' AND NOT r.handed_in"
        ),
        lambda n: ngettext(
            "{n} sheet was begun in a round that was shown, where none can be handed in.",
            "{n} sheets were begun in rounds that were shown, where none can be handed in.",
            n,
        ),
    ),
    (
        "SELECT count(*) FROM round o WHERE NOT EXISTS (SELECT 1 FROM round_practice WHERE round = o.id)",
        lambda n: ngettext("{n} round asks nothing.", "{n} rounds ask nothing.", n),
    ),
    (
        "SELECT count(*) FROM (SELECT 1 FROM round GROUP BY team HAVING max(number) <> count(*))",
        lambda n: ngettext("{n} team lacks a round.", "{n} teams lack a round.", n),
    ),
    (
        "SELECT count(*) FROM round WHERE threshold NOT BETWEEN 3 AND 50",
        lambda n: ngettext(
            "{n} round shows groups of other sizes than it may.",
            "{n} rounds show groups of other sizes than they may.",
            n,
        ),
    ),
    (
        (
            "SELECT count(*) FROM round WHERE date(opened_on, '+0 days') IS NOT opened_on"
            " OR date(closed_on, '+0 days') IS NOT closed_on OR (state = 'published' AND closed_on IS NULL)"
        ),
        lambda n: ngettext(
            "{n} round lacks a date, or has one that is no date.",
            "{n} rounds lack a date, or have one that is no date.",
            n,
        ),
    ),
    (
        "SELECT count(*) FROM round WHERE assessment IS NULL",
        lambda n: ngettext(
            "{n} round does not say which questionnaire it asks.",
            "{n} rounds do not say which questionnaire they ask.",
            n,
        ),
    ),
    (
        (
            "SELECT count(*) FROM round o WHERE state <> 'published'"
            " AND EXISTS (SELECT 1 FROM round l WHERE l.team = o.team AND l.number > o.number)"
        ),
        lambda n: ngettext(
            "{n} round is open although a later one was begun.",
            "{n} rounds are open although later ones were begun.",
            n,
        ),
    ),
    (
        _TALKED_ABOUT,
        lambda n: ngettext(
            "A discussion is about {n} practice that its round did not ask.",
            "Discussions are about {n} practices that their rounds did not ask.",
            n,
        ),
    ),
    (
        (
            "SELECT count(*) FROM (SELECT 1 FROM service_level GROUP BY round, service, leg"
            " HAVING count(*) <> 3 OR min(position) <> 0 OR max(position) <> 2)"
        ),
        lambda n: ngettext(
            "{n} line of the three-thirds worksheet does not have three levels.",
            "{n} lines of the three-thirds worksheet do not have three levels.",
            n,
        ),
    ),
    (
        _IN_A_CIRCLE,
        lambda n: ngettext(
            "{n} action waits for itself, by way of others.",
            "{n} actions wait for themselves, by way of others.",
            n,
        ),
    ),
    (
        (
            "SELECT (SELECT count(*) FROM workbook WHERE trim(organization) = '')"
            " + (SELECT count(*) FROM team WHERE trim(name) = '')"
        ),
        lambda n: ngettext("{n} name is empty.", "{n} names are empty.", n),
    ),
)
