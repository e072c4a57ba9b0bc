import { describeRefusalsOf } from "../testing/describe-refusals.ts";

const tags = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key-${index}`, ""]));

describeRefusalsOf("aws:sagemaker/model:Model", {
  "takes 50 tags": { change: { tags: tags(50) }, problems: [] },
  "wants 50 tags at most": {
    change: { tags: tags(51) },
    problems: ["tags: got 51 elements; allowed is at most 50 elements"],
  },
  "wants keys of 1 to 128 and values of up to 256 characters, none of them AWS's own": {
    change: {
      tags: { "": "a", ["k".repeat(129)]: "a", long: "v".repeat(257), "aws:owner": "a", odd: "<&>" },
    },
    problems: [
      'tags.: got ""; allowed is 1 to 128 characters',
      `tags.${"k".repeat(129)}: got 129 characters; allowed is 1 to 128 characters`,
      "tags.long: got 257 characters; allowed is at most 256 characters",
      'tags.odd: got "<&>"; allowed is what matches ([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)',
      'tags.aws:owner: got the key "aws:owner"; allowed is a key that does not begin with "aws:"',
    ],
  },
});

describeRefusalsOf("aws:lambda/function:Function", {
  "wants 50 tags at most": {
    change: { tags: tags(51) },
    problems: ["tags: got 51 entries; allowed is at most 50 entries"],
  },
  "wants keys of 1 to 128 characters, none of them AWS's own": {
    change: { tags: { ["k".repeat(129)]: "a", "AWS:owner": "a" } },
    problems: [
      "tags: got a key of 129 characters; allowed is 1 to 128 characters",
      'tags.AWS:owner: got the key "AWS:owner"; allowed is a key that does not begin with "aws:"',
    ],
  },
});
