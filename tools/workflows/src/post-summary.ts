import { artifactText } from "./artifact-text.ts";
import { inertMarkdown } from "./inert-markdown.ts";

/** First line of the comment that is replaced. */
const mark = "<!-- mlops-preview -->";
/** First line of a summary. */
const summaryMark = /^<!-- mlops-(?:preview|rehearsal) -->\n?/;
/**
 * Characters that a summary takes of the 65,536 of a comment. What makes it stays within a little less, and says itself
 * what it leaves out.
 */
const limits = { rehearsal: 25_000, preview: 39_000 } as const;
/** Whom the token of a workflow belongs to. */
const author = "github-actions[bot]";

interface PullRequest {
  readonly number: number;
  readonly head: { readonly sha: string };
}

interface IssueComment {
  readonly id: number;
  readonly body?: string | null;
  readonly user?: { readonly login: string } | null;
}

type Endpoint<Data> = (parameters: Readonly<Record<string, unknown>>) => Promise<{ readonly data: Data }>;

/** What is used of GitHub's API. */
export interface GitHub {
  readonly paginate: <Item>(
    endpoint: Endpoint<readonly Item[]>,
    parameters: Readonly<Record<string, unknown>>,
  ) => Promise<readonly Item[]>;
  readonly rest: {
    readonly pulls: { readonly list: Endpoint<readonly PullRequest[]> };
    readonly issues: {
      readonly listComments: Endpoint<readonly IssueComment[]>;
      readonly createComment: Endpoint<unknown>;
      readonly updateComment: Endpoint<unknown>;
    };
  };
}

/** What is read of the event `workflow_run`: GitHub's own words about the run that has ended. */
export interface EndedRun {
  readonly head_sha: string;
  readonly head_branch: string;
  /** Nothing once a fork is deleted. */
  readonly head_repository: { readonly owner: { readonly login: string } } | null;
  readonly conclusion: string | null;
  readonly html_url: string;
}

/** What an action has of its surroundings. */
export interface Surroundings {
  readonly github: GitHub;
  readonly context: {
    readonly repo: { readonly owner: string; readonly repo: string };
    readonly payload: { readonly workflow_run: EndedRun };
  };
  readonly core: { readonly info: (message: string) => void };
}

/** Where a run leaves its summaries. */
export interface SummaryFiles {
  readonly preview: string;
  readonly rehearsal: string;
}

/**
 * Post what a run found on the pull request that it tested, in place of an earlier comment: first the rehearsal's
 * change and access, then the preview's findings. The pull request is the open one whose head the run has tested;
 * nothing that the run has written chooses it.
 * @param files where the summaries are, as far as the run has left them
 * @throws Error if one is there and is not a short text
 */
export async function postSummary(
  { github, context, core }: Surroundings,
  files: SummaryFiles,
): Promise<void> {
  const run = context.payload.workflow_run;
  const pull = await testedPull(github, context.repo, run);
  if (pull === undefined) return core.info(`no open pull request has the head ${run.head_sha}`);

  const { issues } = github.rest;
  const there = { ...context.repo, issue_number: pull.number };
  const comments = await github.paginate(issues.listComments, { ...there, per_page: 100 });
  const earlier = comments.find(({ user, body }) => user?.login === author && body?.startsWith(mark));
  const rehearsal = artifactText(files.rehearsal);
  const preview = artifactText(files.preview);
  const isEmpty = rehearsal === undefined && preview === undefined;
  // Without a summary there is something to say only where an earlier one is no longer true.
  if (isEmpty && earlier === undefined) return core.info("there is no summary");

  const parts = isEmpty
    ? [withoutSummary(run)]
    : [
        rehearsal === undefined ? withoutRehearsal(run) : shown(rehearsal, limits.rehearsal, run),
        preview === undefined ? withoutSummary(run) : shown(preview, limits.preview, run),
      ];
  const body = `${mark}\n${parts.join("\n")}`;
  if (earlier) await issues.updateComment({ ...context.repo, comment_id: earlier.id, body });
  else await issues.createComment({ ...there, body });
}

async function testedPull(
  github: GitHub,
  repo: Surroundings["context"]["repo"],
  { head_repository, head_branch, head_sha }: EndedRun,
): Promise<PullRequest | undefined> {
  if (head_repository === null) return undefined;
  const head = `${head_repository.owner.login}:${head_branch}`;
  const pulls = await github.paginate(github.rest.pulls.list, { ...repo, state: "open", head });
  // An older run that ends late has tested what is no longer the head.
  return pulls.find((pull) => pull.head.sha === head_sha);
}

function shown(summary: string, limit: number, { html_url }: EndedRun): string {
  const { text, leftOut } = inertMarkdown(summary.replace(summaryMark, ""), limit);
  const lines = `${leftOut} ${leftOut === 1 ? "line" : "lines"}`;
  return leftOut === 0
    ? text
    : `> Cut short by ${lines}: [the run](${html_url}) has the whole in its artifact.\n\n${text}\n`;
}

function withoutRehearsal({ html_url, head_sha }: EndedRun): string {
  return `What ${head_sha} changes in AWS is not known: [the run](${html_url}) has left no rehearsal.\n`;
}

function withoutSummary({ conclusion, html_url, head_sha }: EndedRun): string {
  const reason =
    conclusion === "success" ? "reaches no stack" : "has not been previewed: the run failed before";
  return `What ${head_sha} changes ${reason} ([run](${html_url})).\n`;
}
