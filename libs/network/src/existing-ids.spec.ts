import { Vpc } from "@pulumi/aws/ec2/vpc.js";
import { UNKNOWN, pretendCloud, pretendProblems } from "@mlops/testing";
import { existingId, existingIds } from "./existing-ids.ts";

/** SSM that holds one text. */
const holding = (insecureValue: string) => ({ answers: { "aws:ssm/getParameter": { insecureValue } } });
const readId = () => existingId({ fromSsm: "/shared/vpc-id" }, "vpc", {});
const readIds = () => existingIds({ fromSsm: "/shared/subnet-ids" }, "subnet", 2, {});

describe("an id that exists already", () => {
  test("is the one given, be it known or not", async () => {
    const cloud = await pretendCloud(() => ({
      plain: existingId({ existing: "vpc-0a1b" }, "vpc", {}),
      ofAnotherResource: existingId({ existing: new Vpc("other", {}).id }, "vpc", {}),
    }));
    expect(cloud.outputs).toEqual({ plain: "vpc-0a1b", ofAnotherResource: UNKNOWN });
  });

  test("is what SSM holds, and no secret", async () => {
    const cloud = await pretendCloud(() => ({ id: readId() }), holding("vpc-0a1b"));
    expect(cloud.outputs).toEqual({ id: "vpc-0a1b" });
  });

  test("is unknown where SSM cannot be asked", async () => {
    const cloud = await pretendCloud(() => ({ id: readId(), ids: readIds() }));
    expect(cloud.outputs).toEqual({ id: UNKNOWN, ids: UNKNOWN });
  });

  test("is refused if SSM holds something else", async () => {
    expect(await pretendProblems(() => void readId(), holding("subnet-0a1b"))).toEqual([
      "SSM parameter /shared/vpc-id cannot be used:\n" +
        '  - value: got "subnet-0a1b"; expected an id such as "vpc-0123456789abcdef0"',
    ]);
  });
});

describe("ids that exist already", () => {
  test("are the ones given, each known or not", async () => {
    const cloud = await pretendCloud(() => ({
      ids: existingIds({ existing: ["vpc-0a1b", new Vpc("other", {}).id] }, "vpc", 2, {}),
    }));
    expect(cloud.outputs).toEqual({ ids: ["vpc-0a1b", UNKNOWN] });
  });

  test("are what SSM lists", async () => {
    const cloud = await pretendCloud(() => ({ ids: readIds() }), holding("subnet-0a1b, subnet-0c2d"));
    expect(cloud.outputs).toEqual({ ids: ["subnet-0a1b", "subnet-0c2d"] });
  });

  test("are refused with every problem if SSM lists something else", async () => {
    expect(await pretendProblems(() => void readIds(), holding("rtb-0a1b"))).toEqual([
      "SSM parameter /shared/subnet-ids cannot be used:\n" +
        '  - [0]: got "rtb-0a1b"; expected an id such as "subnet-0123456789abcdef0"\n' +
        '  - value: got ["rtb-0a1b"]; expected at least 2 items',
    ]);
  });
});
