import { awsAnswers } from "./aws.ts";

/** What a function answers for a provider in `region`. */
function answered(token: string, region: string): unknown {
  const answer = awsAnswers[token];
  if (typeof answer !== "function") return answer;
  return answer({ token, args: {}, provider: {}, account: undefined, region });
}

test.each([
  ["eu-west-1", "aws", "amazonaws.com", "com.amazonaws"],
  ["cn-north-1", "aws-cn", "amazonaws.com.cn", "cn.com.amazonaws"],
  ["us-gov-west-1", "aws-us-gov", "amazonaws.com", "com.amazonaws"],
  ["eusc-de-east-1", "aws-eusc", "amazonaws.eu", "eu.amazonaws"],
  ["us-iso-east-1", "aws-iso", "c2s.ic.gov", "gov.ic.c2s"],
])("%s is in partition %s, with its names of hosts", (region, partition, dnsSuffix, reverseDnsPrefix) => {
  expect(answered("aws:index/getPartition", region)).toEqual({
    id: partition,
    partition,
    dnsSuffix,
    reverseDnsPrefix,
  });
  expect(answered("aws:index/getRegion", region)).toMatchObject({ endpoint: `ec2.${region}.${dnsSuffix}` });
});
