import { accessAnswerText } from "./access-answer-text.ts";

const who = "arn:aws:iam::111122223333:role/mlops/mlops-platform-dev-studio-data-scientist-b3700cab";
const resource =
  "arn:aws:s3:::mlops-platform-dev-ml-data-7c284937/feature-store/offline/111122223333/sagemaker/eu-west-1/*";
const because = [
  'platform.dev: RolePolicy "studio-data-scientist-policy", ReadData',
  'account.dev: Policy "guard"',
];
const answers = [
  { who, action: "s3:GetObject", resource, outcome: "allowed", because },
  { who, action: "s3:GetObjectVersion", resource, outcome: "allowed", because },
  { who, action: "s3:PutObject", resource, outcome: "denied", because: because.slice(1) },
] as const;

const linesIn = (width?: number) =>
  accessAnswerText(answers, { paint: (_, text) => text, width }).split("\n");

test("an answer says who, what, on what and by which policies; equal reasons once", () => {
  expect(linesIn()).toEqual([
    who,
    "  allowed s3:GetObject, s3:GetObjectVersion",
    `      on ${resource}`,
    `      ${because.join("; ")}`,
    "  denied s3:PutObject",
    `      on ${resource}`,
    '      account.dev: Policy "guard"',
  ]);
});

test.each([80, 120])("an answer fits %d columns, and loses no character of an ARN", (width) => {
  const lines = linesIn(width);
  expect(lines.filter((line) => line.length > width)).toEqual([]);
  const all = lines.map((line) => line.trim()).join("");
  expect([all.includes(who), all.includes(resource)]).toEqual([true, true]);
});

test("nobody is an answer", () => {
  expect(accessAnswerText([], { paint: (_, text) => text })).toBe("nobody");
});
