import { FileArchive } from "@pulumi/pulumi/asset/index.js";
import { ABSENT, UNKNOWN } from "../testing/values.ts";
import { describeRefusalsOf } from "../testing/describe-refusals.ts";

const image = {
  s3Bucket: ABSENT,
  s3Key: ABSENT,
  imageUri: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/a:1",
};
const managed = {
  lambdaManagedInstancesCapacityProviderConfig: {
    capacityProviderArn: "arn:aws:lambda:eu-west-1:111122223333:capacity-provider:gpu",
  },
};

describeRefusalsOf("aws:lambda/function:Function", {
  "takes an image": {
    change: { ...image, packageType: "Image", runtime: ABSENT, handler: ABSENT },
    problems: [],
  },
  "wants no runtime for an image": {
    change: { ...image, packageType: "Image" },
    problems: [
      'runtime: got "nodejs24.x"; allowed is nothing when packageType is "Image"',
      'handler: got "index.handler"; allowed is nothing when packageType is "Image"',
    ],
  },
  "wants a runtime for a package": {
    change: { runtime: ABSENT, handler: ABSENT },
    problems: [
      'runtime: got nothing; it is required unless packageType is "Image"',
      'handler: got nothing; it is required unless packageType is "Image"',
    ],
  },
  "may be a package of a kind that will be known": {
    change: { runtime: ABSENT, handler: ABSENT, packageType: UNKNOWN },
    problems: [],
  },
  "takes code from a folder": {
    change: { s3Bucket: ABSENT, s3Key: ABSENT, code: new FileArchive("./invoker") },
    problems: [],
  },
  "takes code that will be known": {
    change: { s3Bucket: ABSENT, s3Key: ABSENT, code: UNKNOWN },
    problems: [],
  },
  "wants code": {
    change: { s3Bucket: ABSENT, s3Key: ABSENT },
    problems: ["code: got nothing; it is required"],
  },
  "wants a name of 64 characters at most": {
    change: { name: "a".repeat(65) },
    problems: ["name: got 65 characters; allowed is at most 64 characters"],
  },
  "wants less time, memory and storage than managed instances have": {
    change: { timeout: 1800, memorySize: 16_384, "ephemeralStorage.size": 20_480 },
    problems: [
      "timeout: got 1800; allowed is at most 900",
      "memorySize: got 16384; allowed is at most 10240",
      "ephemeralStorage.size: got 20480; allowed is at most 10240",
    ],
  },
  "takes more on managed instances": {
    change: { timeout: 1800, memorySize: 16_384, capacityProviderConfig: managed },
    problems: [],
  },
  "wants five layers at most": {
    change: {
      layers: Array.from(
        { length: 6 },
        (_, index) => `arn:aws:lambda:eu-west-1:111122223333:layer:a:${index}`,
      ),
    },
    problems: ["layers: got 6 elements; allowed is at most 5 elements"],
  },
  "wants an environment of 4 KB at most, and does not show it": {
    change: { "environment.variables": { TOKEN: "é".repeat(2046) } },
    problems: ["environment.variables: got 4097 bytes; allowed is at most 4096 bytes"],
  },
});
