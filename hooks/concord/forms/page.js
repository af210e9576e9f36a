// A page as text, opened for the form and closed again. Every value stays the text that it is: YAML's own readers would
// take `3.10` for a number and `NO` for "no". What the form does not list stays beside it, under `kept`, as it was.
"use strict";

window.CMS_MANUAL_INIT = true; // read by the CMS, whose script comes after this one

const FENCE = /^---[ \t]*\n([\s\S]*?)^---[ \t]*(?:\n|$)/m;
const isFields = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isEmpty = (value) => value === undefined || value === null || value === "";

/** What a page holds, as its form wants it: a bare word becomes fields, rows under their names a list. */
function opened(shape, value) {
  if (shape.list) {
    const rows = isFields(value)
      ? Object.entries(value).map(([name, row]) => ({ ...opened(shape.list, row), [shape.key]: keyOf(shape, name) }))
      : (value ?? []).map((row) => opened(shape.list, row));
    return rows;
  }
  if (!shape.fields) return value ?? "";
  const row = typeof value === "string" && shape.bare ? { [shape.bare]: value } : value;
  return isFields(row) ? openedFields(shape.fields, row) : null;
}

const keyOf = (shape, name) => (shape.list.fields[shape.key].bare ? { [shape.list.fields[shape.key].bare]: name } : name);

function openedFields(shapes, fields) {
  const known = Object.entries(fields).filter(([name]) => name in shapes);
  return Object.fromEntries(known.map(([name, value]) => [name, opened(shapes[name], value)]));
}

/** What a form holds, as a page says it; nothing where nobody filled anything in. */
function closed(shape, value, isTranslation) {
  if (shape.list) return closedRows(shape, value, isTranslation);
  if (!shape.fields) return isEmpty(value) ? undefined : isFields(value) ? closedFields({}, value) : value;
  const row = isFields(value) ? closedFields(shape.fields, value, isTranslation) : undefined;
  const names = Object.keys(row ?? {});
  return names.length === 1 && names[0] === shape.bare ? row[shape.bare] : row;
}

function closedRows(shape, value, isTranslation) {
  const rows = (Array.isArray(value) ? value : []).map((row) => closed(shape.list, row, isTranslation) ?? null);
  if (!isTranslation || !shape.key) {
    while (rows.length && rows.at(-1) === null) rows.pop();
    return rows.length ? rows : undefined;
  }
  const named = rows.filter((row) => isFields(row) && typeof row[shape.key] === "string");
  const told = named.map(({ [shape.key]: name, ...row }) => [name.replaceAll("/", "-"), row]);
  const full = told.filter(([, row]) => Object.keys(row).length);
  return full.length ? Object.fromEntries(full) : undefined;
}

function closedFields(shapes, fields, isTranslation) {
  const rows = Object.entries(fields).map(([name, value]) => [name, closed(shapes[name] ?? {}, value, isTranslation)]);
  const full = rows.filter(([, value]) => value !== undefined);
  return full.length ? Object.fromEntries(full) : undefined;
}

/** The two ways of a kind's pages. */
function formatOf(shapes, language) {
  const isRegister = "references" in shapes;
  return {
    fromFile(text) {
      const [whole, head = isRegister ? text : ""] = FENCE.exec(text) ?? [""];
      const fields = window.jsyaml.load(head || "{}", { schema: window.jsyaml.FAILSAFE_SCHEMA }) ?? {};
      const rest = Object.entries(fields).filter(([name]) => !(name in shapes));
      const body = isRegister ? {} : { body: text.slice(whole.length).replace(/^\n+/, "") };
      return { ...openedFields(shapes, fields), kept: JSON.stringify(Object.fromEntries(rest)), ...body };
    },
    toFile({ body = "", kept, [language]: code = "en", ...form }) {
      const fields = { ...closedFields(shapes, form, code !== "en"), ...JSON.parse(kept || "{}") };
      const head = window.jsyaml.dump(fields, { schema: window.jsyaml.FAILSAFE_SCHEMA, lineWidth: 118, noRefs: true });
      return isRegister ? head : `---\n${head}---\n\n${body.trim()}\n`;
    },
  };
}

async function start() {
  const { language, ...kinds } = await (await fetch("shapes.json")).json();
  for (const [kind, shapes] of Object.entries(kinds)) {
    window.CMS.registerCustomFormat(kind, kind === "source" ? "yaml" : "md", formatOf(shapes, language));
  }
  window.CMS.init();
}

addEventListener("DOMContentLoaded", start);
