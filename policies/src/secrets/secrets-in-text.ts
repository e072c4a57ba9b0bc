/** A secret in a text, without the secret itself. */
export interface FoundSecret {
  /** What it is, such as `a GitHub token`. */
  readonly what: string;
  /** The line it is in, counted from 1. */
  readonly line: number;
}

interface Pattern {
  readonly what: string;
  readonly form: RegExp;
  /** Whether a value (the first group) is one; some look alike. @default - always */
  readonly isReal?: (value: string) => boolean;
}

/** Tokens that tell what they are. */
const tokens: readonly Pattern[] = [
  {
    what: "an AWS access key",
    form: /\b((?:AKIA|ASIA)[A-Z2-7]{16})\b/,
    // Those of AWS's own documentation.
    isReal: (id) => !id.endsWith("EXAMPLE"),
  },
  { what: "a private key", form: /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----/ },
  { what: "a GitHub token", form: /\b(?:gh[opsur]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{36})/ },
  { what: "a GitLab token", form: /\bglpat-[A-Za-z0-9_-]{20}/ },
  { what: "a Hugging Face token", form: /\bhf_[A-Za-z0-9]{30}/ },
  { what: "a Slack token", form: /\bxox[abeoprs]-[A-Za-z0-9-]{20}/ },
  { what: "a Slack webhook", form: /\bhooks\.slack\.com\/services\/T[A-Z0-9]+\/B[A-Z0-9]+\/[A-Za-z0-9]{20}/ },
  { what: "a PyPI token", form: /\bpypi-AgE[A-Za-z0-9_-]{40}/ },
  { what: "an npm token", form: /\bnpm_[A-Za-z0-9]{36}/ },
  { what: "a Google API key", form: /\bAIza[A-Za-z0-9_-]{35}/ },
  { what: "an API key", form: /\bsk[-_](?:live_|proj-|ant-)?[A-Za-z0-9_-]{24}/ },
  { what: "a JSON web token", form: /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10}/ },
];

/** A value that is written out: neither a variable, a command, a path, an address nor a blank to fill in. */
const literal = String.raw`(?!arn:|https?:|s3:|file:)[A-Za-z0-9+!#%^=][^\s"'$\`<>{}()|;]*`;

/** Values that are only told by what they are assigned to. */
const assignments: readonly Pattern[] = [
  {
    what: "an AWS secret key",
    form: /secret_?access_?key["']?\s*[:=]\s*["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+])/i,
    isReal: (key) => !key.endsWith("EXAMPLEKEY"),
  },
  {
    what: "a password in an address",
    // Not the digest of a container image.
    form: new RegExp(String.raw`\b[a-z][a-z0-9+]*://[^\s:@/"'$<{]+:(${literal})@(?!sha256:)`, "i"),
  },
  {
    what: "a password",
    form: new RegExp(String.raw`\bcurl\b.*\s(?:-u|--user)[ =]["']?[^\s:"'$]+:(${literal})`),
    isReal: isMixed,
  },
  {
    what: "a password",
    form: /(?:password|passwd|passphrase)["']?\s*=\s*["']([^\s"'$`<>{}]{6,})["']/i,
    isReal: isNoBlank,
  },
  {
    what: "a password",
    form: new RegExp(String.raw`(?:password|passwd|passphrase)["']?\s*[:= ]\s*["']?(${literal})`, "i"),
    isReal: isMixed,
  },
  {
    what: "a token",
    form: new RegExp(String.raw`(?:token|api_?key|auth_?key)["']?\s*[:= ]\s*["']?(${literal})`, "i"),
    isReal: isMixed,
  },
  {
    what: "a secret",
    form: new RegExp(String.raw`(?:secret|credentials?|private_?key)["']?\s*[:=]\s*["']?(${literal})`, "i"),
    // Names of secrets, such as prod/database-2, are what scripts should have.
    isReal: (value) => isMixed(value) && !/^[a-z]+([-_./][a-z0-9]+)*$/i.test(value),
  },
];

/** Characters that are looked at: the longest script that a service takes (EC2, Lambda, SageMaker) has a quarter of that. */
const mostCharacters = 65_536;

/** The secrets that `text` (a script, a configuration) certainly holds: at most one in a line. */
export function secretsIn(text: string): readonly FoundSecret[] {
  const lines = text.slice(0, mostCharacters).split(/\r?\n/);
  return lines.flatMap((content, index) => {
    const found = [...tokens, ...assignments].find((pattern) => isIn(content, pattern));
    return found ? [{ what: found.what, line: index + 1 }] : [];
  });
}

function isIn(line: string, { form, isReal = () => true }: Pattern): boolean {
  const match = form.exec(line);
  return match !== null && isReal(match[1] ?? "");
}

/** Letters and digits, and enough of them: words and numbers alone say nothing secret. */
function isMixed(value: string): boolean {
  return value.length >= 8 && /[a-z]/i.test(value) && /\d/.test(value) && isNoBlank(value);
}

/** Not something to be filled in. */
function isNoBlank(value: string): boolean {
  return !/^(x+|\*+|your[-_].*|change[-_]?me.*|.*example.*|placeholder.*|redacted|hidden)$/i.test(value);
}
