import { mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { pretendCloud, pretendProblems } from "@mlops/testing";
import { jobReferences } from "../testing/jobs.ts";
import { SourceCode } from "./source-code.ts";

function folderOf(...names: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "source-"));
  for (const name of names) writeFileSync(join(folder, name), `# ${name}\n`);
  return folder;
}

const uploaded = (folder: string) =>
  pretendCloud(() => {
    const { archiveUri, files } = new SourceCode("churn", { ...jobReferences(), folder, exclude: ["*.csv"] });
    return { archiveUri, files: [...files] };
  });

test("source code is one encrypted object whose key tells its content, and which stays", async () => {
  const cloud = await uploaded(folderOf("train.py", "data.csv", "requirements.txt"));
  expect(cloud.census()).toEqual(["BucketObjectv2 churn-archive", "SourceCode churn"]);
  const { contentBase64, key, ...inputs } = cloud.inputs("churn-archive");
  expect(inputs).toEqual({
    bucket: "artifact-bucket",
    contentType: "application/gzip",
    serverSideEncryption: "aws:kms",
    kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/data",
    bucketKeyEnabled: true,
  });
  expect(key).toMatch(/^training\/source\/sentiment\/churn\/[0-9a-f]{16}\/sourcedir\.tar\.gz$/);
  expect(cloud.outputs).toEqual({
    archiveUri: `s3://artifact-bucket/${String(key)}`,
    files: ["requirements.txt", "train.py"],
  });
  const archive = gunzipSync(Buffer.from(String(contentBase64), "base64"));
  expect(archive.toString()).toContain("# train.py\n");
  expect(cloud.resource("churn-archive").options.retainOnDelete).toBe(true);
});

test("the same files give the same object wherever they are, others another key", async () => {
  const [one, same, other] = await Promise.all(
    [folderOf("a.py", "b.py"), folderOf("b.py", "a.py"), folderOf("a.py", "c.py")].map(uploaded),
  );
  expect(same?.inputs("churn-archive")).toEqual(one?.inputs("churn-archive"));
  expect(other?.inputs("churn-archive").key).not.toBe(one?.inputs("churn-archive").key);
});

test("a folder that cannot be packed is refused with everything that is wrong", async () => {
  const folder = folderOf("train.py");
  symlinkSync("/etc", join(folder, "etc"));
  const [problem = ""] = await pretendProblems(() => new SourceCode("churn", { ...jobReferences(), folder }));
  expect(problem).toContain(
    "churn cannot be built:\n  - folder.etc: got a symbolic link; expected files only; copy what it stands for, or exclude it",
  );
  const [nothing = ""] = await pretendProblems(
    () => new SourceCode("churn", { ...jobReferences(), folder: "", exclude: ["a", "a", "!b"] }),
  );
  for (const line of [
    'folder: got ""; expected a folder',
    'exclude[1]: got "a"; expected each one once',
    'exclude[2]: got "!b"; expected a pattern of what is left out, as in .gitignore',
  ]) {
    expect(nothing).toContain(`  - ${line}`);
  }
});

test("a folder is found from the root of the repository", async () => {
  const [problem = ""] = await pretendProblems(
    () => new SourceCode("churn", { ...jobReferences(), folder: "no/such/folder" }),
  );
  expect(problem).toContain(`folder: got ${JSON.stringify(join(process.cwd(), "no/such/folder"))}`);
  const cloud = await uploaded("libs/contracts");
  expect(cloud.outputs.files).toContain("package.json");
});
