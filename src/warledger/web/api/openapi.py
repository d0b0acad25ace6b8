"""The API's description in OpenAPI 3.1, made of the operations and the structs they take and answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from warledger import __version__
from warledger.record import Query

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.web.api.operations import Operation

Schema = dict[str, Any]
ROLES = {"reviewer": " For reviewers and admins.", "admin": " For admins."}


class Problem(msgspec.Struct, frozen=True):
    """What was wrong (RFC 9457): `detail` says what, and what to do."""

    status: int
    title: str
    detail: str


def description(operations: Sequence[Operation]) -> bytes:
    """The OpenAPI document."""
    bodies = [operation.body for operation in operations if operation.body is not None]
    answers = [operation.answer for operation in operations if operation.answer is not None]
    types: list[Any] = [*bodies, *answers, Problem, Query, *(operation.given for operation in operations)]
    made = msgspec.json.schema_components(types, ref_template="#/components/schemas/{name}")
    shown: dict[int, Schema] = {id(kind): schema for kind, schema in zip(types, made[0], strict=True)}
    components: dict[str, Schema] = dict(made[1])
    paths: dict[str, Schema] = {}
    for operation in operations:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _operation(
            operation, shown, components
        )
    used = _reached(paths, components)
    whole = {
        "openapi": "3.1.0",
        "info": {
            "title": "Warledger",
            "version": __version__,
            "summary": "The record of an armed conflict, kept from the reports about it.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/api/v1"}],
        "paths": paths,
        "components": {
            "schemas": {name: schema for name, schema in components.items() if name in used},
            "securitySchemes": {"session": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"session": []}],
    }
    return msgspec.json.encode(whole)


def _operation(operation: Operation, shown: dict[int, Schema], components: dict[str, Schema]) -> Schema:
    """One operation."""
    kind = {"application/problem+json": {"schema": shown[id(Problem)]}}
    said = {"description": "Done."}
    if operation.answer is bytes:
        said["content"] = {operation.media: {}}  # type: ignore[assignment]
    elif operation.answer is not None:
        said["content"] = {operation.media: {"schema": shown[id(operation.answer)]}}  # type: ignore[assignment]
    answers: Schema = {str(operation.status): said}
    if operation.method == "GET" and not operation.varies:
        answers["304"] = {"description": "Not changed since the ETag that was sent."}
    answers |= {
        "4XX": {"description": "Refused.", "content": kind},
        "5XX": {"description": "A fault.", "content": kind},
    }
    told: Schema = {
        "operationId": operation.name,
        "summary": operation.summary + ROLES.get(operation.role or "", ""),
        "parameters": _parameters(operation, components),
        "responses": answers,
    }
    if operation.body is not None:
        content = {"application/json": {"schema": shown[id(operation.body)]}}
        told["requestBody"] = {"required": True, "content": content}
    return told


def _parameters(operation: Operation, components: dict[str, Schema]) -> list[Schema]:
    """What an operation takes in its path and after the question mark."""
    found: list[Schema] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
        for name in re.findall(r"\{(\w+)\}", operation.path)
    ]
    for kind in ((Query,) if operation.finds else ()) + (operation.given,):
        schema = components[kind.__name__]
        for name, own in schema["properties"].items():
            needed = name in schema.get("required", ())
            row: Schema = {"name": name, "in": "query", "required": needed, "schema": _one(name, own)}
            found.append(row | ({"style": "form", "explode": False} if name == "box" else {}))
    return found


def _one(name: str, schema: Schema) -> Schema:
    """A parameter's schema: an address has no null, it leaves the parameter out; days are days."""
    kinds = [kind for kind in schema.get("anyOf", ()) if kind.get("type") != "null"]
    kept = {key: value for key, value in schema.items() if key not in ("anyOf", "default")}
    only = {**kept, **kinds[0]} if len(kinds) == 1 else dict(schema)
    if schema.get("default") is not None:
        only["default"] = schema["default"]
    return only | ({"format": "date"} if name in ("since", "until") else {})


def _reached(paths: Schema, components: dict[str, Schema]) -> set[str]:
    """The components that something refers to."""
    found: set[str] = set()
    open_ones: list[Any] = [paths]
    while open_ones:
        one = open_ones.pop()
        if isinstance(one, dict):
            name = str(one.get("$ref", "")).rpartition("/")[2]
            if name and name not in found:
                found.add(name)
                open_ones.append(components[name])
            open_ones += [value for value in one.values() if not isinstance(value, str)]
        elif isinstance(one, list):
            open_ones += one
    return found
