/**
 * Makes the table of src/tables from a published package, which is Apache-2.0; take exactly this version:
 *
 *   sagemaker-core 2.27.0 (2026-10-21)   sagemaker/core/image_uri_config/*.json
 *
 *   pip download --no-deps -d wheels sagemaker-core==2.27.0
 *   for wheel in wheels/*.whl; do unzip -q -o "$wheel" -d unpacked; done
 *   node libs/container-images/generate/main.ts unpacked && npx prettier --write libs/container-images/src/tables
 */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { imageTables } from "./image-tables.ts";

const unpacked = process.argv[2];
if (unpacked === undefined) throw new Error("usage: main.ts <folder of the unpacked packages>");

const configs = join(unpacked, "sagemaker/core/image_uri_config");
const images = imageTables(
  new Map(
    readdirSync(configs).map((file) => [
      basename(file, ".json"),
      JSON.parse(readFileSync(join(configs, file), "utf8")),
    ]),
  ),
);
const table = {
  source: "sagemaker-core 2.27.0 of 2026-10-21, Apache-2.0: sagemaker/core/image_uri_config",
  ...images,
};
writeFileSync(join(import.meta.dirname, "../src/tables/images.json"), `${JSON.stringify(table, null, 2)}\n`);
