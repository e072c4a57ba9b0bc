import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EndedRun, type GitHub, postSummary } from "./post-summary.ts";

const mark = "<!-- mlops-preview -->";
const run: EndedRun = {
  head_sha: "abc123",
  head_branch: "change",
  head_repository: { owner: { login: "contributor" } },
  conclusion: "success",
  html_url: "https://github.com/example/mlops/actions/runs/1",
};
const pull = (number: number, sha = run.head_sha) => ({ number, head: { sha } });
const comment = (id: number, body: string, login = "github-actions[bot]") => ({ id, body, user: { login } });

let folder: string;
let summary: string;
let rehearsal: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "summary-"));
  summary = join(folder, "summary.md");
  rehearsal = join(folder, "rehearsal.md");
});
afterEach(() => rmSync(folder, { recursive: true }));

type Parameters = Readonly<Record<string, unknown>>;

/** What is there on GitHub, and the calls that change it. */
function pretendGitHub(pulls: readonly object[], comments: readonly object[] = []) {
  const calls: [call: string, parameters: Parameters][] = [];
  const endpoint = (name: string, data: unknown) => (parameters: Parameters) => {
    calls.push([name, parameters]);
    return Promise.resolve({ data });
  };
  const github = {
    paginate: async (list: (parameters: Parameters) => Promise<{ data: unknown }>, parameters: Parameters) =>
      (await list(parameters)).data,
    rest: {
      pulls: { list: endpoint("list", pulls) },
      issues: {
        listComments: endpoint("listComments", comments),
        createComment: endpoint("create", {}),
        updateComment: endpoint("update", {}),
      },
    },
  } as GitHub;
  return { github, calls, changes: () => calls.filter(([name]) => !name.startsWith("list")) };
}

async function post({ github }: { github: GitHub }, ended: EndedRun = run): Promise<string[]> {
  const messages: string[] = [];
  const context = { repo: { owner: "example", repo: "mlops" }, payload: { workflow_run: ended } };
  const core = { info: (text: string) => void messages.push(text) };
  await postSummary({ github, context, core }, { preview: summary, rehearsal });
  return messages;
}

/** The comment that summaries become. */
async function posted(preview: string | undefined, rehearsed: string | undefined): Promise<string> {
  if (preview !== undefined) writeFileSync(summary, preview);
  if (rehearsed !== undefined) writeFileSync(rehearsal, rehearsed);
  const pretended = pretendGitHub([pull(7)]);
  await post(pretended);
  const [[, parameters] = ["", {} as Parameters]] = pretended.changes();
  return String(parameters["body"]);
}

describe("the pull request", () => {
  test("is the open one whose head the run has tested, whatever the artifact says", async () => {
    writeFileSync(summary, `${mark}\npull request 99, issue_number: 99`);
    const pretended = pretendGitHub([pull(8, "older"), pull(7)]);
    await post(pretended);
    const there = { owner: "example", repo: "mlops" };
    expect(pretended.calls).toEqual([
      ["list", { ...there, state: "open", head: "contributor:change" }],
      ["listComments", { ...there, issue_number: 7, per_page: 100 }],
      ["create", { ...there, issue_number: 7, body: expect.any(String) }],
    ]);
  });

  test.each<[string, readonly object[], EndedRun]>([
    ["has a newer head", [pull(7, "newer")], run],
    ["is closed", [], run],
    ["comes from a fork that is gone", [pull(7)], { ...run, head_repository: null }],
  ])("gets no comment when it %s", async (_, pulls, ended) => {
    writeFileSync(summary, "text");
    const pretended = pretendGitHub(pulls);
    expect(await post(pretended, ended)).toEqual(["no open pull request has the head abc123"]);
    expect(pretended.changes()).toEqual([]);
  });
});

describe("the comment", () => {
  const previewed = `${mark}\n## 1 stack: all is well\n`;
  const rehearsed = "<!-- mlops-rehearsal -->\n## Rehearsal: all is well\n";

  test("shows what the rehearsal says of change and access above the findings of the preview", async () => {
    expect(await posted(previewed, rehearsed)).toBe(
      `${mark}\n## Rehearsal: all is well\n\n## 1 stack: all is well\n`,
    );
  });

  test("says what there is no summary of, beside the other", async () => {
    expect(await posted(undefined, rehearsed)).toBe(
      `${mark}\n## Rehearsal: all is well\n\nWhat abc123 changes reaches no stack ([run](${run.html_url})).\n`,
    );
    rmSync(rehearsal);
    expect(await posted(previewed, undefined)).toBe(
      `${mark}\nWhat abc123 changes in AWS is not known: [the run](${run.html_url}) has left no rehearsal.\n\n` +
        "## 1 stack: all is well\n",
    );
  });

  test("takes the place of the workflow's earlier one, not of one that looks like it", async () => {
    writeFileSync(summary, previewed);
    writeFileSync(rehearsal, rehearsed);
    const pretended = pretendGitHub(
      [pull(7)],
      [
        comment(1, `${mark}\nfrom somebody`, "somebody"),
        comment(2, `> ${mark}\nquoted`),
        comment(3, `${mark}\n## 1 stack: old\n`),
      ],
    );
    await post(pretended);
    expect(pretended.changes()).toEqual([
      [
        "update",
        {
          owner: "example",
          repo: "mlops",
          comment_id: 3,
          body: `${mark}\n## Rehearsal: all is well\n\n## 1 stack: all is well\n`,
        },
      ],
    ]);
  });

  test.each<[conclusion: string, text: string]>([
    ["success", "reaches no stack"],
    ["failure", "has not been previewed: the run failed before"],
  ])("no longer says what was true, after a %s without a summary", async (conclusion, text) => {
    const pretended = pretendGitHub([pull(7)], [comment(3, `${mark}\nold`)]);
    await post(pretended, { ...run, conclusion });
    expect(pretended.changes()).toEqual([
      [
        "update",
        {
          owner: "example",
          repo: "mlops",
          comment_id: 3,
          body: `${mark}\nWhat abc123 changes ${text} ([run](${run.html_url})).\n`,
        },
      ],
    ]);
  });

  test("is not there where there never was a summary", async () => {
    const pretended = pretendGitHub([pull(7)]);
    expect(await post(pretended)).toEqual(["there is no summary"]);
    expect(pretended.changes()).toEqual([]);
  });
});

describe("an artifact with something else than the summary", () => {
  test.each<[string, () => void, RegExp]>([
    ["a link", () => symlinkSync("/etc/hosts", summary), /summary\.md: got something else than a file/],
    [
      "a link in the place of the rehearsal",
      () => symlinkSync("/etc/hosts", rehearsal),
      /rehearsal\.md: got something else than a file/,
    ],
    ["a folder", () => void mkdirSync(summary), /summary\.md: got something else than a file/],
    [
      "a file of 100 MB",
      () => {
        writeFileSync(summary, "");
        truncateSync(summary, 100_000_000);
      },
      /summary\.md: got 100000000 bytes; expected at most 1048576/,
    ],
  ])("fails for %s, and posts nothing", async (_, make, message) => {
    make();
    const pretended = pretendGitHub([pull(7)]);
    await expect(post(pretended)).rejects.toThrow(message);
    expect(pretended.changes()).toEqual([]);
  });

  test("posts bytes that are no text as such, without the marker being taken twice", async () => {
    writeFileSync(summary, Buffer.from([0xff, 0xfe, 0x3c, 0x21, 0x2d, 0x2d]));
    const pretended = pretendGitHub([pull(7)]);
    await post(pretended);
    expect(pretended.changes()).toMatchObject([
      ["create", { body: expect.stringMatching(/\n\ufffd\ufffd<\u200b!--$/) }],
    ]);
  });
});

test("a comment is no longer than GitHub takes, however much the texts grow, and says where the rest is", async () => {
  const notice = `lines?: \\[the run\\]\\(${run.html_url}\\) has the whole in its artifact.\n\n`;
  for (const text of ["@".repeat(300_000), "@user\n".repeat(100_000), "😀".repeat(90_000)]) {
    const body = await posted(text, text);
    expect(body.length).toBeLessThan(65_536);
    expect(body).toMatch(
      new RegExp(`^${mark}\n> Cut short by \\d+ ${notice}.*\n> Cut short by \\d+ ${notice}`, "s"),
    );
    expect(body.isWellFormed()).toBe(true);
  }
});
