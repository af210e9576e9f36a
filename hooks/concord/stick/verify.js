/* Whether a copy is as it was written, asked by a browser of the folder that its reader chose. Nothing leaves the page. */
(function () {
  "use strict";

  const AT_ONCE = 8, MOST = 32 * 1024 * 1024, LONGEST = 216;
  const TAGS = "tagmanifest-sha256.txt", MANIFEST = "manifest-sha256.txt", PASSPORT = "passport.json";
  const NUMBER = "STICK-NUMBER.txt", SSH = TAGS + ".sig", MINISIGN = TAGS + ".minisig", NAMESPACE = "concord";
  const LINE = /^([0-9a-f]{64}) {2}([A-Za-z0-9._/-]+)$/;
  const told = JSON.parse(document.getElementById("words").textContent);
  const byComputer = new RegExp("^(?:" + told.byComputer + ")$", "i");
  const encoder = new TextEncoder();
  let language = "en", shown = null;

  // A copy whose lists cannot be trusted, or that is none: a message and its values.
  class NotTrusted extends Error {
    constructor(message, values) {
      super(message);
      this.values = values;
    }
  }

  // Bytes

  const bytesOf = (...parts) => new Uint8Array(parts.flatMap((part) => Array.from(typeof part === "string" ? encoder.encode(part) : part)));
  const field = (...parts) => {
    const data = bytesOf(...parts), size = new Uint8Array(4);
    new DataView(size.buffer).setUint32(0, data.length);
    return bytesOf(size, data);
  };
  const hex = (data) => Array.from(data, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const base64 = (data) => btoa(String.fromCharCode(...data));
  const fromBase64 = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const digest = async (data, name = "SHA-256") => new Uint8Array(await crypto.subtle.digest(name, data));

  // Lists: read as what they are, something that a stranger may have written

  async function textOf(file, name) {
    if (!file) { throw new NotTrusted("none", { file: name }); }
    if (file.size > MOST) { throw new NotTrusted("list", { file: name, line: 1 }); }
    return new TextDecoder("latin1").decode(await file.arrayBuffer());
  }

  function isListed(list, line) {
    const match = line.length <= LONGEST && LINE.exec(line);
    if (!match || match[2].split("/").some((step) => ["", ".", ".."].includes(step))) { return false; }
    return (list === MANIFEST) === match[2].startsWith("data/") && ![TAGS, SSH, MINISIGN].includes(match[2]);
  }

  function parsed(list, text) {
    const lines = text.split("\n"), seen = new Set(), found = new Map();
    lines.slice(0, -1).forEach((line, number) => {
      const name = line.slice(66);
      if (!isListed(list, line) || seen.has(name.toLowerCase())) { throw new NotTrusted("list", { file: list, line: number + 1 }); }
      seen.add(name.toLowerCase());
      found.set(name, line.slice(0, 64));
    });
    if (lines[lines.length - 1] || !found.size) { throw new NotTrusted("list", { file: list, line: lines.length }); }
    return found;
  }

  // The files of a copy by name: those beside and below the uppermost list of lists.
  function inCopy(files) {
    const paths = files.map((file) => file.webkitRelativePath);
    const lists = paths.filter((path) => path === TAGS || path.endsWith("/" + TAGS));
    const top = lists.sort((one, two) => one.split("/").length - two.split("/").length)[0];
    if (!top) { throw new NotTrusted("none", { file: TAGS }); }
    const base = top.slice(0, -TAGS.length);
    return new Map(files.filter((_, n) => paths[n].startsWith(base)).map((file) => [file.webkitRelativePath.slice(base.length), file]));
  }

  // Signatures

  const keyBlob = (key) => bytesOf(field("ssh-ed25519"), field(key));
  const sshBlob = (key, signature) => bytesOf("SSHSIG", [0, 0, 0, 1], field(keyBlob(key)), field(NAMESPACE), field(""),
    field("sha512"), field(field("ssh-ed25519"), field(signature)));
  const armored = (blob) => ["-----BEGIN SSH SIGNATURE-----", ...base64(blob).match(/.{1,70}/g), "-----END SSH SIGNATURE-----", ""].join("\n");

  async function isSigned(key, signature, message) {
    try {
      const known = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
      return await crypto.subtle.verify("Ed25519", known, signature, message);
    } catch {  // a browser that does not know this kind of key, as Chromium before 137
      return ed25519.verifyAsync(signature, message, key, { zip215: false }).catch(() => false);
    }
  }

  // The key by which a list is signed as OpenSSH does; null where it is not.
  async function sshSigner(text, list) {
    const blob = fromBase64(text.split("\n").slice(1, -2).join("")), key = blob.slice(33, 65), signature = blob.slice(-64);
    if (text !== armored(sshBlob(key, signature))) { return null; }
    const message = bytesOf("SSHSIG", field(NAMESPACE), field(""), field("sha512"), field(await digest(list, "SHA-512")));
    return await isSigned(key, signature, message) ? key : null;
  }

  // Whether a signature of minisign is by a key and for this copy. What no browser computes, the sum that it is over, is
  // left to minisign: its comment, which is signed with it, names the copy.
  async function isMinisigned(text, key, passport) {
    const [, first, , second] = text.split("\n"), signature = fromBase64(first).slice(10);
    const comment = "concord " + passport.content + (passport.date ? " (" + passport.date + ")" : "");
    const begin = bytesOf("ED", (await digest(key)).slice(0, 8), signature);
    const whole = ["untrusted comment: signature of Concord", base64(begin), "trusted comment: " + comment, base64(fromBase64(second)), ""];
    return text === whole.join("\n") && isSigned(key, fromBase64(second), bytesOf(signature, comment));
  }

  async function forged(files, list, passport) {
    const [ssh, minisign] = await Promise.all([SSH, MINISIGN].map((name) => textOf(files.get(name), name)));
    const key = await sshSigner(ssh, list).catch(() => null);
    if (!key || "SHA256:" + base64(await digest(keyBlob(key))).replace(/=+$/, "") !== passport.signed_by) { return SSH; }
    return await isMinisigned(minisign, key, passport).catch(() => false) ? null : MINISIGN;
  }

  async function passportOf(files) {
    try {
      return JSON.parse(await files.get(PASSPORT).text()) || {};
    } catch {
      return {};
    }
  }

  async function signatures(files, list) {
    const passport = await passportOf(files), there = [SSH, MINISIGN].filter((name) => files.has(name));
    if (typeof passport.signed_by !== "string") { return { signer: null, added: there }; }
    if (there.length < 2) { return { signer: null, missing: [SSH, MINISIGN].filter((name) => !files.has(name)) }; }
    const lying = await forged(files, list, passport);
    return lying ? { signer: null, forged: [lying] } : { signer: passport.signed_by };
  }

  // Files

  async function faultOf(file, sum) {
    if (!file) { return "missing"; }
    try {
      return hex(await digest(await file.arrayBuffer())) === sum ? null : "changed";
    } catch {
      return "unreadable";
    }
  }

  async function compared(files, wanted, note) {
    const names = [...wanted.keys()].sort(), found = [];
    let next = 0, done = 0;
    const work = async () => {
      while (next < names.length) {
        const name = names[next++], fault = await faultOf(files.get(name), wanted.get(name));
        if (fault) { found.push([fault, name]); }
        note(++done, names.length);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return found;
  }

  function isByComputer(name) {
    const steps = name.split("/");
    return byComputer.test(name) || steps.some((_, n) => n > 0 && byComputer.test(steps.slice(0, n).join("/") + "/"));
  }

  // The number of a stick, for which nothing vouches: such a file holds digits and nothing else.
  async function numberOf(files) {
    const file = files.get(NUMBER), text = file && file.size < 8 ? await file.text() : "";
    return /^[1-9][0-9]{0,5}\n$/.test(text) ? text.trim() : null;
  }

  function unlisted(files, known) {
    const names = [...files.keys()].filter((name) => !known.has(name) && ![TAGS, SSH, MINISIGN].includes(name));
    return names.map((name) => [isByComputer(name) ? "byComputer" : "added", name]);
  }

  async function verified(chosen, note) {
    const files = inCopy(chosen), list = await textOf(files.get(TAGS), TAGS), tags = parsed(TAGS, list);
    if (!tags.has(MANIFEST)) { throw new NotTrusted("list", { file: TAGS, line: 1 }); }
    const wanted = new Map([...parsed(MANIFEST, await textOf(files.get(MANIFEST), MANIFEST)), ...tags]);
    const bytes = new Uint8Array(await files.get(TAGS).arrayBuffer()), signed = await signatures(files, bytes);
    const number = await numberOf(files), known = new Set([...wanted.keys(), ...(number ? [NUMBER] : [])]);
    const findings = [...await compared(files, wanted, note), ...unlisted(files, known)];
    for (const fault of ["forged", "missing", "added"]) { findings.push(...(signed[fault] || []).map((name) => [fault, name])); }
    findings.sort((one, two) => one[1] < two[1] ? -1 : 1);
    return { findings, number, signer: signed.signer, sum: hex(await digest(bytes)) };
  }

  // What is shown

  const say = (name, values = {}) => told.words[language][name].replace(/%\((\w+)\)s/g, (_, key) => values[key]);
  const progress = document.getElementById("progress"), result = document.getElementById("result");

  function made(name, text) {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
  }

  function marked(text) {
    const element = made("code", text);
    element.dir = "ltr";
    return element;
  }

  function listOf(fault, names) {
    const part = document.createElement("section"), list = document.createElement("ul");
    part.dataset.fault = fault;
    list.append(...names.map((name) => { const item = document.createElement("li"); item.append(marked(name)); return item; }));
    part.append(made("h3", say(fault)), list);
    return part;
  }

  function reportOf(report) {
    const faults = Object.keys(told.words.en).filter((name) => report.findings.some(([fault]) => fault === name));
    const isWhole = faults.every((fault) => fault === "byComputer"), rows = document.createElement("dl");
    const signer = document.createElement("dd"), sum = document.createElement("dd");
    signer.append(report.signer ? marked(report.signer) : say("unsigned"));
    sum.append(marked(report.sum));
    rows.append(made("dt", say("signer")), signer, made("dt", say("sum")), sum);
    if (report.number) { rows.append(made("dt", say("number")), made("dd", report.number)); }
    const lists = faults.map((fault) => listOf(fault, report.findings.filter((row) => row[0] === fault).map((row) => row[1])));
    return [made("h2", say(isWhole ? "whole" : "notWhole")), rows, made("p", say("proves")), ...lists, made("p", say("unseen"))];
  }

  function show() {
    const page = document.getElementById("page");
    language = told.words[location.hash.slice(1)] ? location.hash.slice(1) : told.words[language] ? language : "en";
    [page.lang, page.dir] = [language, told.words[language].dir];
    for (const element of document.querySelectorAll("[data-say]")) { element.textContent = say(element.dataset.say); }
    if (shown instanceof NotTrusted) { result.replaceChildren(made("h2", say("notWhole")), made("p", say(shown.message, shown.values))); }
    else if (shown) { result.replaceChildren(...reportOf(shown)); }
  }

  async function run(files) {
    result.replaceChildren();
    shown = null;
    try {
      shown = await verified(files, (done, all) => {
        if (done % 100 === 0 || done === all) { progress.textContent = say("progress", { done, all }); }
      });
    } catch (error) {
      if (!(error instanceof NotTrusted)) { throw error; }
      shown = error;
    }
    show();
    result.focus();
  }

  document.getElementById("folder").addEventListener("change", (event) => { if (event.target.files.length) { run([...event.target.files]); } });
  window.addEventListener("hashchange", show);
  language = navigator.languages.map((code) => code.split("-")[0]).find((code) => told.words[code]) || "en";
  show();
}());
