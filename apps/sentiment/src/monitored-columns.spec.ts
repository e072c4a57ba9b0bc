import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stackFileValues } from "@mlops/testing";

const source = (file: string) => readFileSync(join(__dirname, "../model", file), "utf8");

interface Monitor {
  readonly dataQuality: { readonly preprocessor: string; readonly drift: Readonly<Record<string, number>> };
  readonly bias: {
    readonly analysis: { readonly label: string; readonly facets: readonly { readonly column: string }[] };
  };
  readonly explainability: { readonly analysis: { readonly headers: readonly string[] } };
}
const monitorOf = (environment: "qa" | "prod"): Monitor => {
  const { monitor } = stackFileValues({ app: "sentiment", environment });
  return monitor as Monitor;
};

/** Columns of what the monitor of data quality compares with: what its preprocessor makes of a request. */
const features =
  /_FEATURES\b[^{]*\{(?<body>[^}]*)\}/.exec(source("sentiment_model/features.py"))?.groups?.body ?? "";
const names = [...features.matchAll(/^ {4}"(\w+)":/gm)].map(([, name]) => name);
/** Columns of what Clarify looks for bias in. */
const columns = /"bias\.csv", \[(?<list>[^\]]*)\]/.exec(source("prepare.py"))?.groups?.list;

describe.each(["qa", "prod"] as const)("the monitors of %s", (environment) => {
  const { dataQuality, bias, explainability } = monitorOf(environment);

  test("watch features that the baseline has, made of requests by the file that made the baseline", () => {
    expect(names).toContain("word_count");
    expect(names).toEqual(expect.arrayContaining(Object.keys(dataQuality.drift)));
    expect(dataQuality.preprocessor).toBe("apps/sentiment/model/sentiment_model/features.py");
  });

  test("look for bias, and ask for attributions, by columns that the preparation writes", () => {
    const written = (columns ?? "").split(", ").map((name) => name.replaceAll('"', ""));
    expect(written).toEqual(["text", "label", "negation_count"]);
    expect(written).toEqual(
      expect.arrayContaining([
        bias.analysis.label,
        ...bias.analysis.facets.map(({ column }) => column),
        ...explainability.analysis.headers,
      ]),
    );
  });
});
