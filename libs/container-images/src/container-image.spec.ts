import type { Device } from "@mlops/aws";
import { awsEnvironment } from "@mlops/core";
import {
  type Framework,
  type ImagePurpose,
  containerImage,
  containerImageProblems,
  imageVersions,
} from "./container-image.ts";
import published from "./published-images.json" with { type: "json" };
import table from "./tables/images.json" with { type: "json" };

const inRegion = (region: string) =>
  awsEnvironment({ app: "sentiment", name: "dev", account: "111122223333", region });
const environment = inRegion("eu-west-1");
const images: Record<string, Record<string, Record<string, object>>> = table.images;

describe("an image of AWS", () => {
  test("is the one that the SageMaker Python SDK names, for every image of its list", () => {
    const ours = Object.keys(published.images).map((key) => {
      const [framework, purpose, version = "", device, region = ""] = key.split(" ");
      return [
        key,
        containerImage({
          framework: framework as Framework,
          version,
          purpose: purpose as ImagePurpose,
          device: device as Device,
          environment: inRegion(region),
        }),
      ];
    });
    expect(Object.fromEntries(ours)).toEqual(published.images);
    expect(ours).toHaveLength(545);
  });

  test("is compared with the SDK's list for every image of the table", () => {
    const listed = new Set(Object.keys(published.images).map((key) => key.replace(/ \S+$/, "")));
    const inTable = Object.entries(images).flatMap(([framework, purposes]) =>
      Object.entries(purposes).flatMap(([purpose, versions]) =>
        Object.entries(versions).flatMap(([version, devices]) =>
          Object.keys(devices).map((device) => `${framework} ${purpose} ${version} ${device}`),
        ),
      ),
    );
    expect([...listed].sort()).toEqual(inTable.sort());
  });

  test("is for inference on a CPU by default", () => {
    expect(containerImage({ framework: "sklearn", version: "1.2-1", environment })).toBe(
      "141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3",
    );
  });
});

describe("a request for an image that AWS does not publish", () => {
  test.each([
    [
      { framework: "pytorch", version: "2.6", environment },
      "there is no pytorch 2.6 image for inference; versions: 2.3.0, 2.4.0, 2.5.1, 2.6.0",
    ],
    [
      { framework: "clarify", version: "1.0", environment },
      "there is no clarify image for inference; there is one for processing",
    ],
    [
      { framework: "huggingface-llm", version: "3.3.6", environment },
      "there is no huggingface-llm 3.3.6 image for inference on cpu; devices: gpu",
    ],
    [
      { framework: "pytorch", version: "2.8.0", purpose: "training", python: "py310", environment },
      "there is no pytorch 2.8.0 image for training on cpu with py310; it has py312",
    ],
    [
      { framework: "xgboost", version: "3.0-5", purpose: "training", python: "py312", environment },
      "there is no xgboost 3.0-5 image for training on cpu with py312; its name says none",
    ],
    [
      {
        framework: "clarify",
        version: "1.0",
        purpose: "processing",
        environment: inRegion("ap-southeast-7"),
      },
      "image sagemaker-clarify-processing:1.0 is not published in region ap-southeast-7; regions: " +
        "af-south-1, ap-east-1, ap-northeast-1, ap-northeast-2, ap-northeast-3, ap-south-1, ap-southeast-1, " +
        "ap-southeast-2, ap-southeast-3, ca-central-1, cn-north-1, cn-northwest-1, eu-central-1, eu-central-2, " +
        "eu-north-1, eu-south-1, eu-west-1, eu-west-2, eu-west-3, me-south-1, sa-east-1, us-east-1, us-east-2, " +
        "us-gov-west-1, us-isof-east-1, us-isof-south-1, us-west-1, us-west-2",
    ],
  ] as const)("is refused with what there is: %j", (request, problem) => {
    expect(containerImageProblems(request)).toEqual([problem]);
    expect(() => containerImage(request)).toThrow(new Error(problem));
  });
});

test("an image whose name tells no device runs on CPUs and GPUs", () => {
  const algorithm = {
    framework: "image-classification",
    version: "1",
    purpose: "training",
    environment,
  } as const;
  expect(containerImage({ ...algorithm, device: "gpu" })).toBe(
    "685385470294.dkr.ecr.eu-west-1.amazonaws.com/image-classification:1",
  );
  expect(containerImageProblems({ ...algorithm, device: "graviton" })).toEqual([
    "there is no image-classification 1 image for training on graviton; devices: cpu",
  ]);
});

test("an image with the Python version that is asked for is found", () => {
  const request = { framework: "pytorch", version: "2.8.0", purpose: "training", environment } as const;
  expect(containerImage({ ...request, python: "py312" })).toBe(containerImage(request));
});

test("versions are listed by framework and purpose", () => {
  expect(imageVersions("sklearn")).toEqual(["1.0-1", "1.2-1", "1.4-2-py312", "1.9-0"]);
  expect(imageVersions("clarify")).toEqual([]);
  expect(containerImageProblems({ framework: "sklearn", version: "1.2-1", environment })).toEqual([]);
});
