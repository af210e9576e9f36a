"""What YAML's reader says of fields that it cannot read, as messages that can be said in any language."""

from __future__ import annotations

from concord.told import told

_SAID = (
    told("mapping values are not allowed in this context"),
    told("mapping keys are not allowed in this context"),
    told("block sequence entries are not allowed in this context"),
    told("could not find expected ':'"),
    told("did not find expected key"),
    told("did not find expected '-' indicator"),
    told("did not find expected ',' or ']'"),
    told("did not find expected ',' or '}'"),
    told("did not find expected node content"),
    told("did not find expected <document start>"),
    told("did not find expected comment or line break"),
    told("did not find expected hexdecimal number"),
    told("did not find expected whitespace or line break"),
    told("found character that cannot start any token"),
    told("found unexpected end of stream"),
    told("found unexpected document indicator"),
    told("found unknown escape character"),
    told("found undefined tag handle"),
    told("found a tab character that violates indentation"),
    told("found a tab character where an indentation space is expected"),
    told("but found another document"),
    told("exceeded maximum nesting depth"),
)
_MESSAGES = {str(one): one for one in _SAID}


def in_words(problem: str) -> str:
    """The message of a problem that YAML's reader told; one that nobody met yet stays in its English."""
    return _MESSAGES.get(problem, problem)
