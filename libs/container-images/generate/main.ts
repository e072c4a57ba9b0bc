/**
 * Makes the tables of src/tables from published packages. Each is Apache-2.0; take exactly these versions:
 *
 *   sagemaker-core 2.27.0 (2026-10-21)   sagemaker/core/image_uri_config/*.json
 *   botocore 1.44.5                      botocore/data/sagemaker/2017-07-24/service-2.json.gz
 *   moto 5.2.5                           moto/ec2/resources/instance_types.json.gz (the EC2 API's own answer)
 *
 *   pip download --no-deps -d wheels sagemaker-core==2.27.0 botocore==1.44.5 moto==5.2.5
 *   for wheel in wheels/*.whl; do unzip -q -o "$wheel" -d unpacked; done
 *   node libs/container-images/generate/main.ts unpacked && npx prettier --write libs/container-images/src/tables
 */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { imageTables } from "./image-tables.ts";
import { instanceTable } from "./instance-table.ts";

const unpacked = process.argv[2];
if (unpacked === undefined) throw new Error("usage: main.ts <folder of the unpacked packages>");

const tables = join(import.meta.dirname, "../src/tables");
const configs = join(unpacked, "sagemaker/core/image_uri_config");
const images = imageTables(
  new Map(
    readdirSync(configs).map((file) => [
      basename(file, ".json"),
      JSON.parse(readFileSync(join(configs, file), "utf8")),
    ]),
  ),
);
write("images.json", {
  source: "sagemaker-core 2.27.0 of 2026-10-21, Apache-2.0: sagemaker/core/image_uri_config",
  ...images,
});

const gunzipped = (file: string) =>
  JSON.parse(gunzipSync(readFileSync(join(unpacked, file))).toString("utf8"));
const api = gunzipped("botocore/data/sagemaker/2017-07-24/service-2.json.gz");
write("instance-types.json", {
  source:
    "names: botocore 1.44.5, Apache-2.0, the SageMaker API's enums; facts: moto 5.2.5, Apache-2.0, ec2/resources/instance_types",
  columns: "device vCPUs GPUs disk",
  ...instanceTable(api.shapes, gunzipped("moto/ec2/resources/instance_types.json.gz")),
});

function write(file: string, table: object): void {
  writeFileSync(join(tables, file), `${JSON.stringify(table, null, 2)}\n`);
}
