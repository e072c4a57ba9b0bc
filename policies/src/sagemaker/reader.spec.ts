import { Property } from "@mlops/api-constraints/property";
import { apiReader, awsReader, readerAt } from "./reader.ts";

describe("a reader", () => {
  test.each([
    ["ResourceConfig.VolumeKmsKeyId", "resourceConfig.volumeKmsKeyId"],
    ["ResourceConfig.VolumeSizeInGB", "resourceConfig.volumeSizeInGb"],
    ["ProductionVariants.0.EnableSSMAccess", "productionVariants[0].enableSsmAccess"],
    ["OfflineStoreConfig.S3StorageConfig.S3Uri", "offlineStoreConfig.s3StorageConfig.s3Uri"],
    ["KmsKeyArn", "kmsKeyArn"],
  ])("of @pulumi/aws finds %s at %s", (path, place) => {
    expect(awsReader(Property.of({ productionVariants: [{}] }))(path).path).toBe(place);
  });

  test("of the API finds a path as it is", () => {
    expect(apiReader(Property.of({ A: { B: 1 } }))("A.B").number).toBe(1);
  });

  test("goes on from where another one is", () => {
    expect(readerAt(apiReader(Property.of({ A: { B: { C: 2 } } })), "A.B")("C").number).toBe(2);
  });
});
