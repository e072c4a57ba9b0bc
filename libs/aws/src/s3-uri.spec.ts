import { bucketNamePattern, parseS3Uri, s3UriPattern } from "./s3-uri.ts";

test.each([
  ["s3://models/fraud/7/model.tar.gz", { bucket: "models", key: "fraud/7/model.tar.gz" }],
  ["s3://models/fraud/", { bucket: "models", key: "fraud/" }],
  ["s3://models", { bucket: "models", key: "" }],
  ["https://models/fraud", undefined],
  ["s3:///fraud", undefined],
  ["", undefined],
])("%j names %j", (uri, location) => {
  expect(parseS3Uri(uri)).toEqual(location);
});

test("an S3 URI names an object or a prefix, in at most 1024 characters", () => {
  expect("s3://models/fraud/").toMatch(s3UriPattern);
  expect(`s3://models/${"x".repeat(1_012)}`).toMatch(s3UriPattern);
  for (const other of ["s3://models", "s3://Models/x", "s3://m/x", `s3://models/${"x".repeat(1_013)}`]) {
    expect(other).not.toMatch(s3UriPattern);
  }
});

test("the name of a bucket has 3 to 63 characters, without path or upper case", () => {
  const names = [
    "data",
    "abc",
    "data.example",
    "a".repeat(63),
    "ab",
    "a".repeat(64),
    "Data",
    "data/x",
    "-data",
  ];
  expect(names.filter((name) => bucketNamePattern.test(name))).toEqual(names.slice(0, 4));
});
