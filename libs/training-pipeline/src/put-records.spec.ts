import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "put-records-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Stands for boto3: prints each request, and refuses the records of the group `refused`. */
const boto3 = `
import json
from botocore.exceptions import ClientError

class Store:
    def put_record(self, **request):
        if request["FeatureGroupName"] == "refused":
            raise ClientError("AccessForbidden")
        print(json.dumps(request))

def client(service, region_name, config):
    assert (service, region_name) == ("sagemaker-featurestore-runtime", "eu-west-1")
    return Store()
`;

/** What the job does with a file of features. */
const put = (features: string, group = "tweets") => {
  const input = join(folder, "processing/input/features");
  for (const path of [input, join(folder, "python/botocore")]) mkdirSync(path, { recursive: true });
  writeFileSync(join(input, "features.csv"), features);
  writeFileSync(join(folder, "python/boto3.py"), boto3);
  writeFileSync(join(folder, "python/botocore/__init__.py"), "");
  writeFileSync(join(folder, "python/botocore/config.py"), "Config = dict\n");
  writeFileSync(
    join(folder, "python/botocore/exceptions.py"),
    "class BotoCoreError(Exception): ...\nclass ClientError(Exception): ...\n",
  );
  const script = "libs/training-pipeline/ingest/put_records.py";
  const words = [script, "--feature_group", group, "--region", "eu-west-1", "--threads", "1"];
  const { status, stdout, stderr } = spawnSync("python3", words, {
    encoding: "utf8",
    env: { ...process.env, SAGEMAKER_BASE_DIR: folder, PYTHONPATH: join(folder, "python") },
  });
  return { status, stdout: stdout.trim().split("\n"), stderr };
};

test("each row is a record, in which an empty field is no feature", () => {
  const { status, stdout, stderr } = put("tweet_id,label,word_count\na,1,7\nb,,3\n");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const feature = (FeatureName: string, ValueAsString: string) => ({ FeatureName, ValueAsString });
  expect(stdout.slice(0, -1).map((line): unknown => JSON.parse(line))).toEqual([
    {
      FeatureGroupName: "tweets",
      Record: [feature("tweet_id", "a"), feature("label", "1"), feature("word_count", "7")],
    },
    { FeatureGroupName: "tweets", Record: [feature("tweet_id", "b"), feature("word_count", "3")] },
  ]);
  expect(stdout.at(-1)).toBe("records=2");
});

test.each([
  ["no row", "tweet_id,label\n", "tweets", /\/features: got no record; expected CSV files with rows\n$/],
  [
    "rows with other columns",
    "tweet_id,label\na,1,9\nb,2\nc\n",
    "tweets",
    /^features\.csv line 2: got another number of columns than the first line\nfeatures\.csv line 4: got another number of columns than the first line\n$/,
  ],
  ["a group that takes no records", "tweet_id\na\nb\n", "refused", /^refused: AccessForbidden\n$/],
])("%s ends the job with what is wrong", (_, features, group, message) => {
  const { status, stdout, stderr } = put(features, group);
  expect({ status, stdout }).toEqual({ status: 1, stdout: [""] });
  expect(stderr).toMatch(message);
});
