import { readRehearseCommandLine } from "./command-line.ts";

const refused = (...args: string[]) => {
  try {
    readRehearseCommandLine(args);
    return "";
  } catch (error) {
    return String(error instanceof Error ? error.message : error).split("\n\nusage: ")[0];
  }
};

test.each([
  [
    ["--bogus"],
    /^--bogus: there is no such option; expected one of --against, --destroy, --out, .*, --help$/,
  ],
  [["--out", ""], /^--out: got ""; expected DIR$/],
  [["--against="], /^--against: got ""; expected DIR\|FILE\|REF$/],
  [["--accept", "losses"], /^--accept: got "losses"; expected one of program-failed, .*, destroy-leftover$/],
  [["--timeout", "soon"], /^--timeout: got "soon"; expected seconds, more than 0 and at most 2147483$/],
  [["--who-can", "s3:GetObject"], /^--who-can: got 0 resources; expected one: its ARN or name$/],
  [["--who-can", "s3:GetObject", "a", "b"], /^--who-can: got 2 resources; expected one: its ARN or name$/],
  [
    ["--who-can", "GetObject", "data"],
    /^--who-can: got "GetObject"; expected an action with its service, such as s3:GetObject$/,
  ],
  [["--what-can", "role", "app.dev"], /^--what-can: got "app\.dev" besides the role; expected nothing$/],
  [
    ["--who-can", "s3:GetObject", "--what-can", "role", "data"],
    /^--who-can and --what-can: got both; expected one question$/,
  ],
  [
    ["--what-can", "role", "--against", "main", "--out", "out"],
    /^--what-can: got --against, --out too; expected none of them, as an answer is about what all stacks make$/,
  ],
])("%j is refused, and what is expected is said", (args, text) => {
  expect(refused(...args)).toMatch(text);
});

test("a question and a report are told apart", () => {
  expect(readRehearseCommandLine(["--who-can", "s3:GetObject", "data", "--json"])).toMatchObject({
    question: { action: "s3:GetObject", resource: "data" },
    patterns: [],
    json: true,
  });
  expect(readRehearseCommandLine(["app.*", "--timeout", "1.5"])).toMatchObject({
    question: undefined,
    patterns: ["app.*"],
    timeLimit: 1500,
    policyPacks: ["policies"],
  });
});
