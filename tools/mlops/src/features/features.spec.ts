import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Asked, type PretendAws, identity, refused, startPretendAws } from "../testing/pretend-aws.ts";
import { published, runCommand } from "../testing/run-command.ts";
import { definitions, featureAccount, groupName } from "./testing/feature-account.ts";
import { featuresWorkspace } from "./testing/features-scene.ts";

let aws: PretendAws;
beforeEach(async () => {
  aws = await startPretendAws(featureAccount());
});
afterEach(() => aws.stop());

const header = "review_id,written_at,text,stars,label";
const put = `PUT /FeatureGroup/${groupName}`;
const asked = (operation: string) => aws.asked.filter((one) => one.operation === operation);
const inputs = (operation: string) => asked(operation).map(({ input }) => input);
const run = (args: readonly string[], root?: string, more: object = {}) =>
  runCommand(["features", ...args], { ...aws, ...(root !== undefined && { root }), ...more });
const jsonOf = ({ out }: { readonly out: readonly string[] }) =>
  JSON.parse(out.join("\n")) as Record<string, unknown>;
const valuesOf = (input: Readonly<Record<string, unknown>> | undefined) =>
  Object.fromEntries(
    ((input?.["Record"] ?? []) as { FeatureName: string; ValueAsString: string }[]).map((one) => [
      one.FeatureName,
      one.ValueAsString,
    ]),
  );

/** A workspace in which prod has the feature store of dev. */
function inProd(): string {
  const root = featuresWorkspace(`${header}\nr3,2026-11-21T09:00:00Z,Good,4,positive`);
  const dev = readFileSync(join(root, "stacks/Pulumi.platform.dev.yaml"), "utf8");
  const prod = dev.replaceAll("111122223333", "333344445555");
  writeFileSync(join(root, "stacks/Pulumi.platform.prod.yaml"), prod);
  aws.on({
    ...published("platform.prod", { "feature-group/reviews/feature-group-name": groupName }),
    GetCallerIdentity: identity("333344445555"),
  });
  return root;
}

test.each([
  [["put", "platform.prod", "reviews", "--file", "reviews.csv"], put],
  [["add", "platform.prod", "reviews", "language=String"], "UpdateFeatureGroup"],
])("%j asks for the word prod: --yes is not enough", async (args, operation) => {
  const root = inProd();
  const { status, notes } = await run([...args, "--yes"], root);
  expect([status, notes.at(-1), asked(operation)]).toEqual([
    2,
    "confirmation: got nothing; expected prod, typed or as --confirm prod; nothing was changed",
    [],
  ]);
  aws.on({
    UpdateFeatureGroup: () => {
      aws.on({
        DescribeFeatureGroup: { FeatureDefinitions: definitions, LastUpdateStatus: { Status: "Successful" } },
      });
      return {};
    },
  });
  expect((await run([...args, "--confirm", "prod"], root)).status).toBe(0);
  expect(asked(operation)).toHaveLength(1);
});

describe("features put", () => {
  const from = ["put", "platform.dev", "reviews", "--file", "reviews.csv"];
  const two = [header, 'r3,2026-11-21T09:00:00Z,"Good,\nbut late",4,positive', "r4,1763715900,Never,1,"].join(
    "\n",
  );

  test("writes the records of a file with the types and times that the group wants", async () => {
    const { status, out, notes } = await run([...from, "--yes"], featuresWorkspace(two));
    expect([status, out, notes]).toEqual([0, ["2 records put, 0 not"], [`put 2 records into ${groupName}`]]);
    const records = inputs(put)
      .map(valuesOf)
      .toSorted((one, other) => (String(one["review_id"]) < String(other["review_id"]) ? -1 : 1));
    expect(records).toEqual([
      {
        review_id: "r3",
        written_at: "2026-11-21T09:00:00.000Z",
        text: "Good,\nbut late",
        stars: "4",
        label: "positive",
      },
      { review_id: "r4", written_at: "2025-11-21T09:05:00.000Z", text: "Never", stars: "1" },
    ]);
  });

  test("gives seconds to a group whose event time is a number", async () => {
    aws.on({
      DescribeFeatureGroup: {
        RecordIdentifierFeatureName: "id",
        EventTimeFeatureName: "at",
        FeatureDefinitions: [
          { FeatureName: "id", FeatureType: "String" },
          { FeatureName: "at", FeatureType: "Fractional" },
        ],
      },
    });
    const line = "put platform.dev reviews --record id=7 --event-time 2026-11-21T09:00:00.500Z --yes --json";
    const ran = await run(line.split(" "));
    expect([ran.status, inputs(put).map(valuesOf)]).toEqual([0, [{ id: "7", at: "1795251600.5" }]]);
    expect(jsonOf(ran)).toEqual({
      featureGroup: groupName,
      records: 1,
      written: 1,
      failed: [],
      planned: false,
    });
  });

  test("checks every record before the first one is written", async () => {
    const rows = [header, "r3,2026-11-21T09:00:00Z,Good,four,positive", ",2026-11-21,Bad,1,"].join("\n");
    const { status, notes } = await run([...from, "--yes"], featuresWorkspace(rows));
    expect([status, notes, asked(put)]).toEqual([
      2,
      [
        'reviews.csv:2: stars: got "four"; expected a whole number',
        "reviews.csv:3: review_id: got nothing; expected a value in every record",
        'reviews.csv:3: written_at: got "2026-11-21"; expected a time such as "2026-01-05T08:00:00Z"',
        "nothing was written",
      ],
      [],
    ]);
  });

  test("leaves what was refused in a file, which can be put again", async () => {
    const rows = [
      header,
      ...Array.from({ length: 150 }, (_, index) => `r${index},2026-11-21T09:00:00Z,"a ""b""",1,`),
    ];
    const root = featuresWorkspace(rows.join("\n"));
    aws.on({
      [put]: ({ body }) => (body.includes('"r77"') ? refused("ValidationError", "too long") : {}),
    });
    const ran = await run([...from, "--failed", "again.csv", "--yes"], root);
    expect([ran.status, ran.out]).toEqual([
      1,
      ["149 records put, 1 not", "record          reason", "reviews.csv:79  ValidationError: too long"],
    ]);
    aws.on({ [put]: {} });
    const again = await run(["put", "platform.dev", "reviews", "--file", "again.csv", "--yes"], root);
    expect([again.status, again.out]).toEqual([0, ["1 records put, 0 not"]]);
    expect(valuesOf(inputs(put).at(-1))).toEqual({
      review_id: "r77",
      written_at: "2026-11-21T09:00:00.000Z",
      text: 'a "b"',
      stars: "1",
    });
  });

  test("stops at a missing right, and keeps what it has not written", async () => {
    const rows = [
      header,
      ...Array.from({ length: 100 }, (_, index) => `r${index},2026-11-21T09:00:00Z,a,1,`),
    ];
    const root = featuresWorkspace(rows.join("\n"));
    aws.on({ [put]: refused("AccessDeniedException", "not allowed", 403) });
    const { status, notes } = await run([...from, "--failed", "again.jsonl", "--yes"], root);
    expect([status, notes.at(-3), notes.at(-2)]).toEqual([
      3,
      "0 records put, 100 not",
      expect.stringMatching(/^SageMakerFeatureStoreRuntime PutRecord: AccessDenied/),
    ]);
    expect(asked(put).length).toBeLessThanOrEqual(8);
    expect(readFileSync(join(root, "again.jsonl"), "utf8").trim().split("\n")).toHaveLength(100);
  });

  test("--dry-run checks, and writes nothing", async () => {
    const { status, notes } = await run([...from, "--dry-run"], featuresWorkspace(two));
    expect([status, notes, asked(put)]).toEqual([0, [`would put 2 records into ${groupName}`], []]);
  });

  test("after Ctrl-C writes no more, and says how many it has written", async () => {
    const interruption = AbortSignal.abort();
    const { status, notes } = await run([...from, "--yes"], featuresWorkspace(two), { interruption });
    expect([status, notes.at(-1), asked(put)]).toEqual([130, "stopped; 0 records put, 2 not", []]);
  });

  test.each([
    [["put", "platform.dev", "reviews"], /^--file: got both it and --record, or none/],
    [
      [...from, "--failed", "again.txt"],
      /^--failed: got "again\.txt"; expected a file that ends in \.csv or \.jsonl$/,
    ],
    [
      [...from, "--failed", "reviews.csv"],
      /^--failed: got "reviews\.csv", which is --file; expected another file$/,
    ],
    [
      [...from, "--failed", "no/again.csv"],
      /^--failed: got "no\/again\.csv"; expected a file that can be written$/,
    ],
    [
      ["put", "platform.dev", "reviews", "--record", "review_id=r1", "--failed", "folder.csv"],
      /^--failed: got "folder\.csv", which is no file; expected a file that can be written$/,
    ],
    [["put", "platform.dev", "reviews", "--file", "none.csv"], /^none\.csv: cannot be read: .*ENOENT/],
    [
      ["put", "platform.dev", "tweets", "--record", "a=b"],
      /^platform\.dev: got no featureGroupName of "feature-group-tweets"/,
    ],
  ])("%j is refused", async (args, note) => {
    const root = featuresWorkspace(two);
    mkdirSync(join(root, "folder.csv"));
    const { status, notes } = await run(args, root);
    expect([status, notes[0], asked(put)]).toEqual([2, expect.stringMatching(note), []]);
  });
});

describe("features get", () => {
  const get = ["get", "platform.dev", "reviews"];

  test("shows records in the order of their identifiers, with the features that are asked for", async () => {
    const { status, out } = await run([...get, "r2", "r1", "--features", "stars,label"]);
    expect([status, out]).toEqual([
      0,
      ["review_id  stars  label", "r2         1      negative", "r1         5      positive"],
    ]);
  });

  test("a record that is not there is the answer no, as JSON too", async () => {
    const ran = await run([...get, "r1", "r9", "--features", "stars", "--json"]);
    expect([ran.status, jsonOf(ran)]).toEqual([
      1,
      { featureGroup: groupName, records: [{ review_id: "r1", stars: "5" }], missing: ["r9"] },
    ]);
  });

  const many = Array.from({ length: 230 }, (_, index) => `id-${index}`);
  const idsOf = ({ input }: Pick<Asked, "input">) =>
    (input["Identifiers"] as { RecordIdentifiersValueAsString: string[] }[])[0]
      ?.RecordIdentifiersValueAsString ?? [];
  const recordsOf = (ids: readonly string[]) =>
    ids.map((id) => ({
      RecordIdentifierValueAsString: id,
      Record: [{ FeatureName: "review_id", ValueAsString: id }],
    }));

  test("asks for a hundred at a time, and again for those that the store has not read", async () => {
    aws.on({
      "POST /BatchGetRecord": (one) => {
        const ids = idsOf(one);
        const read = one.before === 0 ? ids.slice(0, 60) : ids;
        const left = ids.slice(read.length);
        return {
          Records: recordsOf(read),
          UnprocessedIdentifiers:
            left.length > 0 ? [{ FeatureGroupName: groupName, RecordIdentifiersValueAsString: left }] : [],
        };
      },
    });
    const ran = await run([...get, ...many, "--json"]);
    expect(asked("POST /BatchGetRecord").map((one) => idsOf(one).length)).toEqual([100, 40, 100, 30]);
    expect(jsonOf(ran)["records"]).toEqual(many.map((id) => ({ review_id: id })));
  });

  test("gives up on a store that reads nothing", async () => {
    aws.on({
      "POST /BatchGetRecord": (one) => ({
        Records: [],
        UnprocessedIdentifiers: [{ FeatureGroupName: groupName, RecordIdentifiersValueAsString: idsOf(one) }],
      }),
    });
    const { status, notes } = await run([...get, "r1"]);
    expect([status, notes[0], asked("POST /BatchGetRecord").length]).toEqual([
      3,
      "BatchGetRecord: 1 of 1 records were not read",
      5,
    ]);
  });

  test("says what the store refuses about a record", async () => {
    const error = {
      ErrorCode: "AccessDenied",
      ErrorMessage: "no right",
      RecordIdentifierValueAsString: "r1",
    };
    aws.on({ "POST /BatchGetRecord": { Records: [], Errors: [error] } });
    const { status, notes } = await run([...get, "r1"]);
    expect([status, notes]).toEqual([3, ["BatchGetRecord: AccessDenied: no right (record r1)"]]);
  });
});

describe("features query", () => {
  const query = ["query", "platform.dev"];

  test("runs a saved query with its parameters in the store's workgroup, and says what it has read", async () => {
    const values = ["2026-11-01T00:00:00Z", "5", "O'Brien", "DATE '2026-11-01'"];
    const given = values.flatMap((value) => ["--parameter", value]);
    const { status, out, notes } = await run([...query, "labelled_reviews", ...given]);
    expect([status, notes]).toEqual([0, ["      0 s  SUCCEEDED", "scanned 46.1 MiB"]]);
    expect(out).toEqual(["review_id  stars  label", "r1         5      positive", "r2         1      -"]);
    expect(inputs("StartQueryExecution")).toEqual([
      expect.objectContaining({
        QueryString: "EXECUTE labelled_reviews",
        WorkGroup: "mlops-platform-dev-features-d1e2f3a4",
        QueryExecutionContext: {
          Database: "mlops_platform_dev_features_d1e2f3a4",
          Catalog: "AwsDataCatalog",
        },
        ExecutionParameters: ["'2026-11-01T00:00:00Z'", "5", "'O''Brien'", "DATE '2026-11-01'"],
      }),
    ]);
  });

  test("runs a saved query without parameters, among more than a hundred", async () => {
    const ids = Array.from({ length: 120 }, (_, index) => `query-${index}`);
    aws.on({
      GetPreparedStatement: refused("ResourceNotFoundException", "PreparedStatement was not found"),
      ListNamedQueries: ({ input }) =>
        input["NextToken"] === undefined
          ? { NamedQueryIds: ids.slice(0, 50), NextToken: "2" }
          : { NamedQueryIds: ids.slice(50) },
      BatchGetNamedQuery: ({ input }) => ({
        NamedQueries: (input["NamedQueryIds"] as string[]).map((id) => ({
          Name: id,
          QueryString: `SELECT '${id}'`,
        })),
      }),
      ListPreparedStatements: { PreparedStatements: [{ StatementName: "labelled_reviews" }] },
    });
    await run([...query, "query-119"]);
    expect(inputs("StartQueryExecution")[0]?.["QueryString"]).toBe("SELECT 'query-119'");
    const { status, notes } = await run([...query, "absent"]);
    expect([status, notes[0]]).toEqual([
      2,
      expect.stringMatching(/^query: got "absent"; expected one of labelled_reviews, query-0, /),
    ]);
  });

  test("shows the records of a group as they were at a moment", async () => {
    await run([...query, "--group", "reviews", "--as-of", "2026-11-01T00:00:00Z"]);
    expect(inputs("StartQueryExecution")[0]?.["QueryString"]).toBe(
      [
        'SELECT "review_id", "written_at", "text", "stars", "label" FROM (',
        '  SELECT *, row_number() OVER (PARTITION BY "review_id" ORDER BY from_iso8601_timestamp("written_at") DESC, "api_invocation_time" DESC, "write_time" DESC) AS "_rank"',
        `  FROM "reviews" WHERE from_iso8601_timestamp("written_at") <= from_iso8601_timestamp('2026-11-01T00:00:00.000Z')`,
        ') WHERE "_rank" = 1 AND NOT "is_deleted" ORDER BY "review_id"',
      ].join("\n"),
    );
  });

  const page = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => ({ Data: [{ VarCharValue: `row ${from + index}` }] }));
  const pages = {
    GetQueryResults: ({ input }: Asked) => ({
      ResultSet: {
        ResultSetMetadata: { ColumnInfo: [{ Name: "id", Type: "varchar" }] },
        Rows:
          input["NextToken"] === undefined
            ? [{ Data: [{ VarCharValue: "id" }] }, ...page(0, 999)]
            : page(999, 1_500),
      },
      ...(input["NextToken"] === undefined && { NextToken: "2" }),
    }),
  };

  test("that no statement can be called is looked for among the named queries alone", async () => {
    aws.on({
      GetPreparedStatement: refused("InvalidRequestException", "StatementName: does not fit"),
      ListNamedQueries: { NamedQueryIds: ["1"] },
      BatchGetNamedQuery: { NamedQueries: [{ Name: "by-hand", QueryString: "SELECT 7" }] },
      ListPreparedStatements: { PreparedStatements: [] },
    });
    await run([...query, "by-hand"]);
    expect(inputs("StartQueryExecution")[0]?.["QueryString"]).toBe("SELECT 7");
    const { status, notes } = await run([...query, "no-such"]);
    expect([status, notes[0]]).toEqual([2, 'query: got "no-such"; expected one of by-hand']);
  });

  test("reads all pages as CSV, and says where it has cut", async () => {
    aws.on(pages);
    const all = await run([...query, "--sql", "SELECT 1", "--limit", "2000", "--csv"]);
    expect([all.out.length, all.out[0], all.out[1_500]]).toEqual([1_501, "id", "row 1499"]);
    const some = await run([...query, "--sql", "SELECT 1", "--json"]);
    expect([(jsonOf(some)["rows"] as unknown[]).length, some.notes.at(-1)]).toEqual([
      1_000,
      "more than 1000 rows: --limit shows more",
    ]);
  });

  test("that fails is the answer no, with Athena's reason", async () => {
    const Status = { State: "FAILED", StateChangeReason: "COLUMN_NOT_FOUND: line 1:8" };
    aws.on({ GetQueryExecution: { QueryExecution: { Status } } });
    const { status, out } = await run([...query, "--sql", "SELECT x"]);
    expect([status, out]).toEqual([
      1,
      ["query b8f1c2d4-0000-4000-8000-000000000001: FAILED: COLUMN_NOT_FOUND: line 1:8"],
    ]);
  });

  test("goes on after Ctrl-C, and is shown later", async () => {
    aws.on({ GetQueryExecution: { QueryExecution: { Status: { State: "RUNNING" } } } });
    const interruption = AbortSignal.abort();
    const { status, notes } = await run([...query, "--sql", "SELECT 1"], undefined, { interruption });
    const id = "b8f1c2d4-0000-4000-8000-000000000001";
    expect([status, notes.at(-1)]).toEqual([
      130,
      `no longer followed; query ${id} goes on, see it with: npm run mlops -- features query platform.dev --execution ${id}`,
    ]);
  });

  test.each([
    [[], /^query: got nothing; expected one: a saved query, --sql, --group or --execution$/],
    [["a", "--sql", "SELECT 1"], /^query: got a, SELECT 1; expected one/],
    [["--group", "reviews", "--parameter", "5"], /^--parameter: expected a saved query or --sql with it$/],
    [["a", "--as-of", "2026-11-01T00:00:00Z"], /^--as-of: expected --group with it$/],
  ])("%j is refused", async (args, note) => {
    const { status, notes } = await run([...query, ...args]);
    expect([status, notes[0]]).toEqual([2, expect.stringMatching(note)]);
  });
});

describe("features add", () => {
  const add = ["add", "platform.dev", "reviews"];
  const file = "stacks/Pulumi.platform.dev.yaml";
  let added: { FeatureName: string; FeatureType: string }[];
  let updates: number;
  beforeEach(() => {
    added = [];
    updates = 0;
    aws.on({
      DescribeFeatureGroup: () => ({
        FeatureGroupName: groupName,
        RecordIdentifierFeatureName: "review_id",
        EventTimeFeatureName: "written_at",
        FeatureDefinitions: [...definitions, ...added],
        ...(updates > 0 && { LastUpdateStatus: { Status: "Successful" } }),
      }),
      UpdateFeatureGroup: ({ input }) => {
        updates += 1;
        added.push(...(input["FeatureAdditions"] as typeof added));
        return {};
      },
    });
  });

  test("declares features in the stack file, whose every other byte stays, and adds them to the group", async () => {
    const root = featuresWorkspace("");
    const before = readFileSync(join(root, file), "utf8");
    const { status, out, notes } = await run([...add, "language=String", "length=Integral", "--yes"], root);
    expect([status, notes.slice(0, 2)]).toEqual([
      0,
      [`declare language, length in ${file}`, `add language (String), length (Integral) to ${groupName}`],
    ]);
    expect(out).toEqual([
      `${groupName} has language, length`,
      "pulumi refresh --stack platform.dev reads them into the state; the warning of the next preview is gone then",
      `${file} declares language, length: commit it`,
    ]);
    expect(readFileSync(join(root, file), "utf8")).toBe(
      before.replace(
        "stars: Integral, label: String }",
        "stars: Integral, label: String, language: String, length: Integral }",
      ),
    );
    const [request] = inputs("UpdateFeatureGroup");
    expect(request).toEqual({
      FeatureGroupName: groupName,
      FeatureAdditions: [
        { FeatureName: "language", FeatureType: "String" },
        { FeatureName: "length", FeatureType: "Integral" },
      ],
    });
  });

  test("extends a block of lines behind its last one, and its comment", async () => {
    const root = featuresWorkspace("");
    const text = readFileSync(join(root, file), "utf8");
    const lines = [
      "features:",
      "          review_id: String",
      "          written_at: String",
      "          text: String",
    ];
    const block = [...lines, "          stars: Integral", "          label: String # by people"].join("\n");
    writeFileSync(join(root, file), text.replace(/features: \{ review_id[^}]*\}/, block));
    await run([...add, "topics=set:String", "--dry-run"], root);
    expect(readFileSync(join(root, file), "utf8")).toContain("label: String # by people\n        online:");
    await run([...add, "language=String", "--yes"], root);
    expect(readFileSync(join(root, file), "utf8")).toContain(
      "          label: String # by people\n          language: String\n        online:",
    );
  });

  test.each(["", " # of the model"])(
    "extends a block whose last feature is a block, with comment %j",
    async (comment) => {
      const root = featuresWorkspace("");
      const text = readFileSync(join(root, file), "utf8");
      const block = `features:\n          review_id: String\n          written_at: String\n          topics:\n            set: String${comment}`;
      writeFileSync(join(root, file), text.replace(/features: \{ review_id[^}]*\}/, block));
      aws.on({
        DescribeFeatureGroup: () => ({
          OnlineStoreConfig: { StorageType: "InMemory" },
          FeatureDefinitions: [
            ...definitions.slice(0, 2),
            { FeatureName: "topics", FeatureType: "String", CollectionType: "Set" },
            ...added,
          ],
          ...(updates > 0 && { LastUpdateStatus: { Status: "Successful" } }),
        }),
      });
      const { status } = await run([...add, "language=String", "--yes"], root);
      expect(readFileSync(join(root, file), "utf8")).toContain(
        `          topics:\n            set: String${comment}\n          language: String\n        online:`,
      );
      expect(status).toBe(0);
    },
  );

  test("knows the features of a group with more than a hundred", async () => {
    const many = Array.from({ length: 130 }, (_, index) => ({
      FeatureName: `f${index}`,
      FeatureType: "String",
    }));
    aws.on({
      DescribeFeatureGroup: ({ input }) =>
        input["NextToken"] === undefined
          ? { FeatureDefinitions: [...definitions, ...many.slice(0, 95)], NextToken: "2" }
          : { FeatureDefinitions: many.slice(95) },
    });
    const root = featuresWorkspace("");
    const ran = await run([...add, "f129=String", "--dry-run", "--json"], root);
    expect([ran.status, jsonOf(ran)]).toEqual([
      0,
      { featureGroup: groupName, added: [], declared: ["f129"], outcome: "planned" },
    ]);
  });

  test("adds what the stack file declares, in requests of a hundred, each after the one before is done", async () => {
    const root = featuresWorkspace("");
    const text = readFileSync(join(root, file), "utf8");
    const more = Array.from({ length: 130 }, (_, index) => `, f${index}: Fractional`).join("");
    writeFileSync(join(root, file), text.replace("label: String }", `label: String${more} }`));
    const ran = await run([...add, "--yes", "--json"], root);
    const sizes = inputs("UpdateFeatureGroup").map(
      (input) => (input["FeatureAdditions"] as unknown[]).length,
    );
    expect([ran.status, sizes]).toEqual([0, [100, 30]]);
    expect((jsonOf(ran)["added"] as string[]).length).toBe(130);
    const again = await run([...add, "--yes"], root);
    expect([again.status, again.out]).toEqual([0, [`${groupName} has every feature that ${file} declares`]]);
  });

  test("--dry-run changes neither the file nor the group", async () => {
    const root = featuresWorkspace("");
    const before = readFileSync(join(root, file), "utf8");
    const { status } = await run([...add, "language=String", "--dry-run"], root);
    expect([status, updates, readFileSync(join(root, file), "utf8")]).toEqual([0, 0, before]);
  });

  test("that SageMaker cannot do can be run again without naming the features", async () => {
    const root = featuresWorkspace("");
    aws.on({ UpdateFeatureGroup: refused("ResourceLimitExceeded", "too many") });
    const failed = await run([...add, "language=String", "--yes"], root);
    expect([failed.status, failed.notes]).toEqual([
      3,
      expect.arrayContaining([`failed: add language (String) to ${groupName}`]),
    ]);
    aws.on({
      UpdateFeatureGroup: ({ input }) => {
        updates += 1;
        added.push(...(input["FeatureAdditions"] as typeof added));
        return {};
      },
    });
    const again = await run([...add, "--yes"], root);
    expect([again.status, again.out[0]]).toEqual([0, `${groupName} has language`]);
  });

  test.each([
    [
      [...add, "stars=String"],
      /^features: got stars with other types than stacks\/Pulumi\.platform\.dev\.yaml declares/,
    ],
    [[...add, "Stars=String"], /^features: got Stars, which differs only in case from stars/],
    [[...add, "is_deleted=String"], /^features: .*expected <name>=<type>: .*got "is_deleted=String"$/],
    [
      [...add, "topics=set:String"],
      /^features: got topics; expected String, Integral or Fractional: .* no in-memory store$/,
    ],
    [[...add, "v=vector:9000"], /^features: .*got "v=vector:9000"$/],
    [["add", "platform.dev", "orders", "x=String"], /^group: got "orders"; expected one of reviews, tweets/],
  ])("%j is refused", async (args, note) => {
    const { status, notes } = await run([...args, "--yes"], featuresWorkspace(""));
    expect([status, notes[0], updates]).toEqual([2, expect.stringMatching(note), 0]);
  });

  test("waits for nobody else's change", async () => {
    aws.on({
      DescribeFeatureGroup: {
        FeatureGroupName: groupName,
        RecordIdentifierFeatureName: "review_id",
        EventTimeFeatureName: "written_at",
        FeatureDefinitions: definitions,
        LastUpdateStatus: { Status: "InProgress" },
      },
    });
    const { status, notes } = await run([...add, "language=String", "--yes"], featuresWorkspace(""));
    expect([status, notes[0]]).toEqual([2, expect.stringContaining("got a group that is being changed")]);
    expect(existsSync(file)).toBe(true);
  });
});
