/**
 * Makes src/instance-families.ts from published packages. Each is Apache-2.0; take exactly these versions:
 *
 *   botocore 1.44.5   botocore/data/sagemaker/2017-07-24/service-2.json.gz
 *   moto 5.2.5        moto/ec2/resources/instance_types.json.gz (the EC2 API's own answer)
 *
 *   pip download --no-deps -d wheels botocore==1.44.5 moto==5.2.5
 *   for wheel in wheels/*.whl; do unzip -q -o "$wheel" -d unpacked; done
 *   node libs/aws/generate/main.ts unpacked && npx prettier --write libs/aws/src/instance-families.ts
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { instanceFamilies } from "./instance-table.ts";

const unpacked = process.argv[2];
if (unpacked === undefined) throw new Error("usage: main.ts <folder of the unpacked packages>");

const gunzipped = (file: string) =>
  JSON.parse(gunzipSync(readFileSync(join(unpacked, file))).toString("utf8"));
const families = instanceFamilies(
  gunzipped("botocore/data/sagemaker/2017-07-24/service-2.json.gz").shapes,
  gunzipped("moto/ec2/resources/instance_types.json.gz"),
);

const head = `/**
 * The families of SageMaker's instance types: device, whether they have local disks, and each size with its vCPUs and
 * GPUs. Made by generate/main.ts; nothing is edited by hand. Names: botocore 1.44.5, Apache-2.0, the SageMaker API's
 * enums; facts: moto 5.2.5, Apache-2.0, ec2/resources/instance_types.
 */
export const instanceFamilies: Readonly<Record<string, string>> = `;
writeFileSync(
  join(import.meta.dirname, "../src/instance-families.ts"),
  `${head}${JSON.stringify(families, null, 2)};\n`,
);
