import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import {
  CreateBucketCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutBucketEncryptionCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { connect } from "../aws/connection.ts";
import { type Moto, motoStart, startMoto } from "../testing/moto.ts";
import { type PretendAws, raw, refused, startPretendAws } from "../testing/pretend-aws.ts";
import { runCommand, withTestCredentials } from "../testing/run-command.ts";
import { dataBucket, labelsWorkspace } from "./testing/workspace.ts";

const key = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const now = "labels/churn/2026/11/21/10/";
const line = (id: string, label: string) =>
  `{"groundTruthData":{"data":"${label}","encoding":"CSV"},"eventMetadata":{"eventId":"${id}"},"eventVersion":"0"}\n`;
const many = Array.from({ length: 120 }, (_, index) => `id-${index}`);
/** Name of the object with what `labels.csv` has. */
const nameOfLabels = createHash("sha256")
  .update(line("a", "1") + line("b", "0"))
  .digest("hex")
  .slice(0, 16);

const root = labelsWorkspace({
  "labels.csv": '\uFEFFinference_id,label,note\r\na,1,"said ""yes"",\r\ntwice"\r\nb,0,\r\na,1,\r\n',
  "labels.jsonl": `{"eventId":"c","label":1}\n\n${line("d", "0")}`,
  "other.csv": "id,label\na,0\n",
  "hours.csv": [
    "request,stars,at",
    "e,1,2026-11-20T23:59:59Z",
    "f,0,2026-11-21T01:30:00+02:00",
    "g,1,2026-11-21T09:00:00Z",
    "",
  ].join("\n"),
  "later.csv": "id,label,at\nh,1,2026-11-22T10:00:00Z\n",
  "prices.csv": "id,label\na,cheap\nb,1e3\n",
  "wrong.csv": `id,label\n,1\n${"x".repeat(65)},1\nb,\nc,1\nc,0\nd,"1,2"\n`,
  "quote.csv": 'id,label\na,1\n"b,1\n',
  "after.csv": 'id,label\n"a"b,1\n',
  "twice.csv": "id,label, label\na,1,2\n",
  "uneven.csv": "id,label\na,1,2\n",
  "wrong.jsonl": "{}\n[",
  "labels.txt": "a 1",
  "empty.csv": "id,label\n",
  "many.csv": `id,label\n${many.map((id) => `${id},1\n`).join("")}`,
});

let moto: Moto;
let aws: PretendAws;
const client = () =>
  withTestCredentials(moto, async () => (await connect(root, "platform.dev", {}, "ssm")).client(S3Client));
const inS3 = async <Result>(work: (client: S3Client) => Promise<Result>) => {
  const s3 = await client();
  return withTestCredentials(moto, () => work(s3));
};
const run = (text: string) => runCommand(`ground-truth upload ${text}`, { ...aws, root });

beforeAll(async () => {
  moto = await startMoto();
  await withTestCredentials(moto, async () => {
    const connection = await connect(root, "platform.dev", {}, "ssm");
    const name = "/mlops/dev/platform/ml-environment/data-bucket-name";
    await connection
      .client(SSMClient)
      .send(new PutParameterCommand({ Name: name, Value: dataBucket, Type: "String" }));
    const s3 = connection.client(S3Client);
    const where = { LocationConstraint: "eu-west-1" } as const;
    await s3.send(new CreateBucketCommand({ Bucket: dataBucket, CreateBucketConfiguration: where }));
    const byDefault = { SSEAlgorithm: "aws:kms", KMSMasterKeyID: key } as const;
    const rules = { Rules: [{ ApplyServerSideEncryptionByDefault: byDefault, BucketKeyEnabled: true }] };
    const encryption = { Bucket: dataBucket, ServerSideEncryptionConfiguration: rules };
    await s3.send(new PutBucketEncryptionCommand(encryption));
  });
}, motoStart);
afterAll(async () => {
  rmSync(root, { recursive: true });
  await moto.stop();
});
beforeEach(async () => {
  aws = await startPretendAws({}, moto.url);
});
afterEach(async () => {
  await aws.stop();
  await inS3(async (s3) => {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: dataBucket }));
    const Objects = Contents.map(({ Key }) => ({ Key }));
    if (Objects.length > 0) {
      await s3.send(new DeleteObjectsCommand({ Bucket: dataBucket, Delete: { Objects } }));
    }
  });
});

/** The objects of the bucket: their text, by key. */
const stored = () =>
  inS3(async (s3) => {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: dataBucket }));
    const texts = Contents.map(async ({ Key = "" }) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: dataBucket, Key }));
      return [Key, await Body?.transformToString()] as const;
    });
    return Object.fromEntries(await Promise.all(texts));
  });

test("labels become the lines that monitors read, below the hour, once, and encrypted as the bucket has it", async () => {
  expect(await run("churn.dev labels.csv --yes")).toEqual({
    status: 0,
    out: ["labels.csv: 2 labels uploaded, 0 labels there already"],
    notes: [
      "to go on after an interruption, add --hour 2026-11-21T10:00:00Z",
      `upload 2 labels to s3://${dataBucket}/${now}${nameOfLabels}.jsonl`,
    ],
  });
  expect(await stored()).toEqual({ [`${now}${nameOfLabels}.jsonl`]: line("a", "1") + line("b", "0") });
  const put = aws.asked.find(({ operation }) => operation.startsWith("PUT "));
  expect(Object.keys(put?.headers ?? {}).filter((name) => name.includes("encryption"))).toEqual([]);
  const { ServerSideEncryption, SSEKMSKeyId } = await inS3((s3) =>
    s3.send(new GetObjectCommand({ Bucket: dataBucket, Key: `${now}${nameOfLabels}.jsonl` })),
  );
  expect([ServerSideEncryption, SSEKMSKeyId]).toEqual(["aws:kms", key]);
});

test("an upload that is run again uploads what is missing", async () => {
  await run("churn.dev labels.csv --yes");
  expect(await run("churn.dev labels.csv --yes --json")).toMatchObject({ status: 0, notes: [] });
  expect((await run("churn.dev labels.jsonl --yes")).out).toEqual([
    "labels.jsonl: 2 labels uploaded, 0 labels there already",
  ]);
  expect(
    Object.values(await stored())
      .join("")
      .split("\n")
      .toSorted(),
  ).toEqual(
    [
      "",
      ...["a,1", "b,0", "c,1", "d,0"].map((pair) => line(pair.charAt(0), pair.charAt(2)).trim()),
    ].toSorted(),
  );
});

test("an upload that breaks off says what is not done, and goes on from there", async () => {
  const line = "churn.dev hours.csv --id request --label stars --time at --yes";
  aws.on({ "PUT */2026/11/21/09/*": refused("SlowDown", "Please reduce your request rate.", 503) });
  const { status, notes } = await run(line);
  expect(status).toBe(3);
  expect(notes.filter((note) => note.startsWith("failed: "))).toEqual([
    expect.stringMatching(
      /^failed: upload 1 label to s3:\/\/.*\/labels\/churn\/2026\/11\/21\/09\/\w{16}\.jsonl$/,
    ),
  ]);
  await aws.stop();
  aws = await startPretendAws({}, moto.url);
  expect((await run(line)).out).toEqual(["hours.csv: 1 label uploaded, 2 labels there already"]);
  expect(Object.keys(await stored()).map((object) => object.slice(0, -22))).toEqual([
    "labels/churn/2026/11/20/23/",
    "labels/churn/2026/11/21/09/",
  ]);
});

test("a dry run uploads nothing, as JSON too", async () => {
  const { status, out, notes } = await run("price.dev prices.csv --label id --dry-run --json");
  expect(status).toBe(2);
  expect(out).toEqual([]);
  expect(notes[0]).toBe('prices.csv:2: id: got "a"; expected a number');
  const dry = await run("churn.dev labels.jsonl --dry-run --json --hour 2026-11-20T00:10:00Z");
  expect(JSON.parse(dry.out.join("\n"))).toEqual({
    stack: "churn.dev",
    prefix: `s3://${dataBucket}/labels/churn/`,
    labels: 2,
    there: 0,
    objects: [
      {
        uri: expect.stringMatching(/\/labels\/churn\/2026\/11\/20\/00\/\w{16}\.jsonl$/) as unknown,
        labels: 2,
      },
    ],
    outcome: "planned",
  });
  expect(await stored()).toEqual({});
});

test("labels of an hour are found in all its objects, however many pages S3 lists", async () => {
  const page = (ids: readonly string[], rest: string) =>
    raw(
      `<ListBucketResult>${rest}${ids.map((id) => `<Contents><Key>${now}${id}.jsonl</Key></Contents>`).join("")}</ListBucketResult>`,
      "application/xml",
    );
  const next = "<IsTruncated>true</IsTruncated><NextContinuationToken>more</NextContinuationToken>";
  aws.on({
    "GET */id-*": ({ operation }) =>
      raw(line(/id-\d+/.exec(operation)?.[0] ?? "", "1"), "application/jsonlines"),
    "GET *continuation-token=more*": page(many.slice(100), ""),
    "GET *list-type=2*": page(many.slice(0, 100), next),
  });
  expect((await run("churn.dev many.csv --yes")).out).toEqual([
    "many.csv: 0 labels uploaded, 120 labels there already",
  ]);
});

test("another label than the one that is there is refused, with where that is", async () => {
  await run("churn.dev labels.csv --yes");
  expect(await run("churn.dev other.csv --yes")).toEqual({
    status: 2,
    out: [],
    notes: [
      `label: got "0" for a; s3://${dataBucket}/${now}${nameOfLabels}.jsonl has "1"`,
      "delete what is wrong there, or leave these labels out; nothing was uploaded",
    ],
  });
});

test("everything that is wrong with a file is told at once, by line", async () => {
  expect(await run("churn.dev wrong.csv --yes")).toEqual({
    status: 2,
    out: [],
    notes: [
      'wrong.csv:2: id: got ""; expected 1 to 64 printable characters, as a captured record has',
      `wrong.csv:3: id: got "${"x".repeat(65)}"; expected 1 to 64 printable characters, as a captured record has`,
      'wrong.csv:4: label: got ""; expected a text of one field, or a number',
      'wrong.csv:6: label: got "0" for c; line 5 has "1"',
      'wrong.csv:7: label: got "1,2"; expected a text of one field, or a number',
    ],
  });
});

test.each([
  ["churn.dev uneven.csv", "uneven.csv:2: got 3 fields; expected 2, as the header has"],
  ["churn.dev quote.csv", "quote.csv:3: got a field in quotes that does not end"],
  ["churn.dev after.csv", "after.csv:2: got text after a field in quotes; expected quotes in it doubled"],
  ["churn.dev twice.csv", 'twice.csv:1: got column "label" twice; expected each once'],
  ["open.dev labels.csv", 'monitor.groundTruth: got "labels/open"; expected a prefix that ends in /'],
  ["churn.dev wrong.jsonl", "wrong.jsonl:2: got no JSON; expected one object a line"],
  [
    "churn.dev labels.txt",
    "--format: got nothing, and labels.txt ends neither in .csv nor in .jsonl; expected csv or jsonl",
  ],
  ["churn.dev none.csv", "ENOENT: no such file or directory"],
  ["churn.dev empty.csv", "empty.csv: got no label; expected at least one"],
  ["churn.dev labels.csv --id request", "labels.csv:2: request: got nothing; expected 1 to 64"],
  [
    "churn.dev labels.csv --time note",
    'labels.csv:2: note: got "said \\"yes\\",\\r\\ntwice"; expected a moment',
  ],
  [
    "churn.dev later.csv --time at",
    "h: got 2026-11-22T10:00:00.000Z; expected the time at which the label was collected, until now",
  ],
  [
    "churn.dev labels.csv --time at --hour 2026-11-21T10:00:00Z",
    "got --time and --hour; expected one of them",
  ],
  [
    "platform.dev labels.csv",
    "--section: got nothing; expected a section with groundTruth in the file of platform.dev",
  ],
  ["several.dev labels.csv", "--section: got nothing; expected one of first, second"],
  ["several.dev labels.csv --section third", "--section: got third; expected one of first, second"],
  ["price.dev prices.csv", 'prices.csv:2: label: got "cheap"; expected a number'],
])("ground-truth upload %s is refused", async (text, problem) => {
  const { status, out, notes } = await run(`${text} --yes`);
  expect([status, out]).toEqual([2, []]);
  expect(notes.join("\n")).toContain(problem);
});

test("one of several sections is chosen", async () => {
  await run("several.dev labels.csv --section second --yes");
  expect(Object.keys(await stored())).toEqual([`labels/second/2026/11/21/10/${nameOfLabels}.jsonl`]);
});
