import { styleText } from "node:util";
import { shownJson, shownText } from "./shown-text.ts";

const csi = "\u009B";

test("colours and line breaks stay", () => {
  const text = `${styleText("red", "bad", { validateStream: false })}\n\tnext`;
  expect(shownText(text)).toBe(text);
});

test.each([
  ["the screen is not cleared", "a\u001B[2Jb", "a [2Jb"],
  ["the title is not set", "\u001B]0;title\u0007", " ]0;title "],
  ["eight-bit sequences are none", `${csi}31mred`, " 31mred"],
  ["the line is not begun anew", "real\rfake", "real fake"],
  ["the direction stays", "a\u202Eb", "a b"],
])("%s", (_, text, shown) => {
  expect(shownText(text)).toBe(shown);
});

test("a session's token is left out where AWS repeats a request", () => {
  const text =
    "The Canonical String ... x-amz-security-token:FwoGZXIvYXdzEXAMPLE x-amz-target:SageMaker.List";
  expect(shownText(text)).toBe(
    "The Canonical String ... x-amz-security-token:(left out) x-amz-target:SageMaker.List",
  );
});

test("JSON keeps its meaning and has nothing that a terminal obeys", () => {
  const data = { text: `${csi}2J\u001B[2J\u202E\u007F\n` };
  const json = shownJson(data);
  expect(JSON.parse(json)).toEqual(data);
  expect(json).toBe('{\n  "text": "\\u009b2J\\u001b[2J\\u202e\\u007f\\n"\n}');
  expect(shownJson(undefined)).toBe("null");
});
