import { getPolicyDocumentOutput } from "@pulumi/aws/iam/getPolicyDocument.js";
import { type PlainProperties, toPlainProperties } from "../../values/plain-values.ts";
import { preview, problemsOf } from "../../testing/made-up-provider.ts";
import { Unanswerable } from "../answer.ts";
import { policyDocument } from "./policy-document.ts";

const answered = (args: PlainProperties): PlainProperties => {
  const answer = policyDocument({ token: "", args, provider: {}, account: undefined, region: undefined });
  if (typeof answer === "symbol") throw new Error("unknown");
  return answer;
};
const jsonOf = (args: PlainProperties) => String(answered(args).json).split("\n");
const sid = (name: string, ...actions: string[]) => ({ sid: name, actions });
const documentOf = (...statements: PlainProperties[]) => String(answered({ statements }).json);

// The documents of this file are those of the provider's own tests (policy_document_data_source_test.go), which AWS has
// seen, without the empty Sid that later versions leave out.

test("every part of a document is where and as the provider writes it", () => {
  const json = jsonOf({
    policyId: "policy_id",
    statements: [
      {
        sid: "1",
        actions: ["s3:ListAllMyBuckets", "s3:GetBucketLocation"],
        resources: ["arn:aws:s3:::*"],
      },
      {
        actions: ["s3:ListBucket"],
        resources: ["arn:aws:s3:::foo"],
        conditions: [
          { test: "StringLike", variable: "s3:prefix", values: ["home/", "", "home/&{aws:username}/"] },
        ],
        notPrincipals: [{ type: "AWS", identifiers: ["arn:blahblah:example"] }],
      },
      {
        actions: ["s3:*"],
        resources: ["arn:aws:s3:::foo/home/&{aws:username}", "arn:aws:s3:::foo/home/&{aws:username}/*"],
        principals: [{ type: "AWS", identifiers: ["arn:blahblah:example"] }],
      },
      { effect: "Deny", notActions: ["s3:*"], notResources: ["arn:aws:s3:::*"] },
      { actions: ["kinesis:*"], principals: [{ type: "AWS", identifiers: ["*"] }] },
      { actions: ["firehose:*"], principals: [{ type: "*", identifiers: ["*"] }] },
    ],
  });
  expect(json).toEqual(
    `{
  "Version": "2012-10-17",
  "Id": "policy_id",
  "Statement": [
    {
      "Sid": "1",
      "Effect": "Allow",
      "Action": [
        "s3:ListAllMyBuckets",
        "s3:GetBucketLocation"
      ],
      "Resource": "arn:aws:s3:::*"
    },
    {
      "Effect": "Allow",
      "Action": "s3:ListBucket",
      "Resource": "arn:aws:s3:::foo",
      "NotPrincipal": {
        "AWS": "arn:blahblah:example"
      },
      "Condition": {
        "StringLike": {
          "s3:prefix": [
            "home/",
            "",
            "home/\${aws:username}/"
          ]
        }
      }
    },
    {
      "Effect": "Allow",
      "Action": "s3:*",
      "Resource": [
        "arn:aws:s3:::foo/home/\${aws:username}/*",
        "arn:aws:s3:::foo/home/\${aws:username}"
      ],
      "Principal": {
        "AWS": "arn:blahblah:example"
      }
    },
    {
      "Effect": "Deny",
      "NotAction": "s3:*",
      "NotResource": "arn:aws:s3:::*"
    },
    {
      "Effect": "Allow",
      "Action": "kinesis:*",
      "Principal": {
        "AWS": "*"
      }
    },
    {
      "Effect": "Allow",
      "Action": "firehose:*",
      "Principal": "*"
    }
  ]
}`.split("\n"),
  );
});

test("sources come first, and overrides take the place of statements with their Sid", () => {
  const minified = answered({
    sourcePolicyDocuments: [
      documentOf(sid("", "foo:One"), sid("b", "bar:One")),
      documentOf(sid("c", "foo:Two")),
    ],
    statements: [sid("c", "*")],
    overridePolicyDocuments: [documentOf({ effect: "Deny", ...sid("b", "bar:Two") })],
  }).minifiedJson;
  expect(minified).toBe(
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"foo:One"},' +
      '{"Sid":"b","Effect":"Deny","Action":"bar:Two"},{"Sid":"c","Effect":"Allow","Action":"*"}]}',
  );
});

test("principals and conditions of a source are sorted, and one condition value is a text", () => {
  const source = JSON.stringify({
    Statement: [
      {
        Principal: { Service: ["a", "b"], AWS: "x" },
        Condition: { Bool: { z: true, y: ["one"] }, ArnLike: { x: ["1", "2"] }, NumericEquals: { n: 1 } },
        Action: ["b", "a"],
      },
    ],
  });
  expect(answered({ sourcePolicyDocuments: [source] }).minifiedJson).toBe(
    '{"Version":"2012-10-17","Statement":[{"Action":["b","a"],"Principal":{"AWS":"x","Service":["b","a"]},' +
      '"Condition":{"ArnLike":{"x":["1","2"]},"Bool":{"y":"one","z":"true"}}}]}',
  );
});

test("what could be HTML is escaped as Go does it", () => {
  const statements = [{ actions: ["a"], resources: ["<&>"] }];
  expect(answered({ statements }).minifiedJson).toBe(
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"a","Resource":"\\u003c\\u0026\\u003e"}]}',
  );
});

test.each<[string, PlainProperties]>([
  ["statements: duplicate Sid (a)", { statements: [sid("a"), sid("a")] }],
  [
    "source_policy_documents: duplicate Sid (a)",
    { sourcePolicyDocuments: [documentOf(sid("a")), documentOf(sid("a"))] },
  ],
  ["source_policy_documents[0]: Unexpected token", { sourcePolicyDocuments: ["nothing"] }],
  [
    "override_policy_documents[0]: got a Statement that is no list",
    { overridePolicyDocuments: ['{"Statement":{}}'] },
  ],
  [
    "found &{ sequence in (&{a}), which is not supported in document version 2008-10-17",
    { version: "2008-10-17", statements: [{ resources: ["&{a}"] }] },
  ],
])("%s: refused as the provider refuses it", (message, args) => {
  expect(() => answered(args)).toThrow(Unanswerable);
  expect(() => answered(args)).toThrow(message);
});

test("a program gets the document, and its mistakes with their line", async () => {
  const { outputs, problems } = await preview(
    () => ({ json: getPolicyDocumentOutput({ statements: [sid("a", "s3:*")] }).minifiedJson }),
    { config: { "aws:region": "eu-west-1" } },
  );
  expect(problems).toEqual([]);
  expect(toPlainProperties(outputs)).toEqual({
    json: '{"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Allow","Action":"s3:*"}]}',
  });
  expect(
    await problemsOf(() => ({ json: getPolicyDocumentOutput({ statements: [sid("a"), sid("a")] }).json }), {
      root: __dirname,
    }),
  ).toEqual([
    expect.stringMatching(
      /^the preview cannot answer aws:iam\/getPolicyDocument:getPolicyDocument \(called at policy-document\.spec\.ts:\d+\): statements: duplicate Sid \(a\)/,
    ),
  ]);
});
