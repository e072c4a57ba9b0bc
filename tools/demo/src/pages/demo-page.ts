import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DemoResult } from "../demo/demo-result.ts";
import { escaped } from "../pictures/svg.ts";
import { driftedFeatures, modelTable } from "./model-table.ts";
import { pictureFiles, writePictures } from "./pictures.ts";

const style =
  "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1f2933;background:#fff}" +
  "table{border-collapse:collapse}td,th{padding:.2rem 1rem .2rem 0;text-align:left;border-bottom:1px solid #cbd2d9}" +
  "pre{background:#f0f4f8;padding:.7rem;overflow:auto;white-space:pre-wrap}img{max-width:100%;height:auto}";

/**
 * Write what a run found as a page with pictures, and as JSON.
 * @param out folder that they are written to
 * @returns the path of the page
 */
export async function writePage(out: string, result: DemoResult): Promise<string> {
  await writePictures(out, result);
  await writeFile(join(out, "result.json"), `${JSON.stringify(result, null, 2)}\n`);
  const page = join(out, "index.html");
  await writeFile(page, html(result));
  return page;
}

function html(result: DemoResult): string {
  const { stacks, sizes, invocations, usual } = result;
  const calls = invocations.map(
    ({ request, contentType, answer }) => `${contentType}\n${request}\n-> ${answer}`,
  );
  const drifted = driftedFeatures(result).join(", ");
  return [
    "<!doctype html>",
    '<html lang="en">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sentiment: the demo's run</title><style>${style}</style></head>`,
    "<body>",
    "<h1>Sentiment of tweets: this run</h1>",
    `<p>Made with ${result.framework}: ${sizes["train_records"]} texts to train with, ${sizes["validation_records"]} to validate, ${sizes["test_records"]} to test.</p>`,
    "<h2>Stacks</h2>",
    table([
      ["stack", "resources", "components", "violations"],
      ...stacks.map((one) => [one.stack, one.resources, one.components, one.mandatory].map(String)),
    ]),
    "<h2>Models</h2>",
    table(modelTable(result)),
    `<p>${image(pictureFiles.hardlyTrained, "Confusion matrix of the model that is hardly trained")} ${image(pictureFiles.trained, "Confusion matrix of the model")}</p>`,
    "<h2>Invocations</h2>",
    ...calls.map((call) => `<pre>${escaped(call)}</pre>`),
    "<h2>Drift</h2>",
    `<p>${usual.texts} held texts, and ${result.shifted.texts} that were shifted: two in one, louder. Drifted: ${escaped(drifted || "nothing")}.</p>`,
    `<p>${image(pictureFiles.drift, "Distance of each feature from the baseline")}</p>`,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function image(file: string, text: string): string {
  return `<img src="${file}" alt="${escaped(text)}">`;
}

function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  const cells = (tag: string, values: readonly string[]) =>
    values.map((value) => `<${tag}>${escaped(value)}</${tag}>`).join("");
  const lines = rows.map((row) => `<tr>${cells("td", row)}</tr>`);
  return [`<table>`, `<tr>${cells("th", head)}</tr>`, ...lines, "</table>"].join("\n");
}
