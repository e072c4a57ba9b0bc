import { inertMarkdown } from "./inert-markdown.ts";

const space = "\u200b";
const inert = (text: string) => inertMarkdown(text, 1_000).text.replaceAll(space, "·");

test.each([
  ["a mention", "@octocat and @example/admins", "@·octocat and @·example/admins"],
  ["a mention in code", "`@octocat`", "`@·octocat`"],
  [
    "a mention by a character reference",
    "&#64;octocat &#x40;o &commat;o",
    "&·#·64;octocat &·#x40;o &·commat;o",
  ],
  ["an escaped mention", String.raw`\@octocat`, String.raw`\@·octocat`],
  ["a comment that poses as the marker", "<!-- mlops-preview -->", "<·!-- mlops-preview -->"],
  ["a script and a style", "<script>x</script><STYLE>", "<·script>x<·/script><·STYLE>"],
  ["an image in HTML", '<img src="//x.test/p">', '<·img src="//x.test/p">'],
  ["a link in HTML", '<a href="javascript:x">go</a>', '<·a href="javascript:x">go<·/a>'],
  ["a tag with attributes that folds without them", "<details open onclick=x>", "<·details open onclick=x>"],
  ["a link", "[approve](https://x.test)", "[approve]·(https:·//x.test)"],
  ["a link by a reference", "[approve][1]\n\n[1]: //x.test", "[approve]·[1]\n\n[1]·: //x.test"],
  ["an image", "![p](//x.test/p.png)", "!·[p]·(//x.test/p.png)"],
  ["an address", "http://x.test WWW.x.test ftp://x.test", "http:·//x.test WWW·.x.test ftp:·//x.test"],
  ["an address in brackets", "<https://x.test>", "<·https:·//x.test>"],
  ["a mail address", "mailto:a@x.test", "mailto:·a@·x.test"],
  ["a reference to an issue", "fixes #12, example/mlops#3, GH-4", "fixes #·12, example/mlops#·3, GH-·4"],
  ["text that turns around", "a\u202Eb\u2066c", "abc"],
])("%s starts nothing", (_, text, expected) => {
  expect(inert(text)).toBe(expected);
});

test("tables, lists, headings, code and folds stay as they are", () => {
  const text = [
    "## 1 stack: all is well",
    "| stack | place |",
    "| `s3://bucket` | Statement[4].Resource[0] &lt;br&gt; &amp; |",
    "<details><summary><code>rule</code> (high)</summary>",
    "",
    '```json\n{ "arn": "arn:aws:s3:::b" }\n```',
    "</details>",
  ].join("\n");
  expect(inertMarkdown(text, 1_000)).toEqual({ text, leftOut: 0 });
});

test("what is too long ends with a line, and what is left out is counted", () => {
  const { text, leftOut } = inertMarkdown("line\n".repeat(20_000), 60_000);
  expect([text.length, text.endsWith("line"), leftOut]).toEqual([59_999, true, 8_000]);
});
