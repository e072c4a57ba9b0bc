import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readAnswers } from "./answers-file.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "answers-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (text: string) => writeFileSync(join(folder, "preview.answers.json"), text);

test("a project without the file has no answers of its own", () => {
  expect(readAnswers(folder)).toEqual({});
});

test("answers are properties by token", () => {
  write('{ "aws:ec2/getVpc": { "id": "vpc-1" } }');
  expect(readAnswers(folder)).toEqual({ "aws:ec2/getVpc": { id: "vpc-1" } });
});

test.each([
  ["{", /^preview\.answers\.json: cannot be read: /],
  ["[]", /^preview\.answers\.json: got \[\]; expected properties by function token$/],
  [
    '{ "aws:ec2/getVpc": "vpc-1" }',
    /^preview\.answers\.json: aws:ec2\/getVpc: got "vpc-1"; expected an object of properties$/,
  ],
])("%s is refused", (text, message) => {
  write(text);
  expect(() => readAnswers(folder)).toThrow(message);
});
