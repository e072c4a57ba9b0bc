import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { secretsIn } from "./secrets-in-text.ts";

/** Put together, so that no scanner takes this file for a leak. */
const made = (...parts: string[]) => parts.join("");
const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123456789";
const accessKey = made("AK", "IA", "Q4Z7T2M6W3R5Y2PA");
const secretKey = made("wJalrXUtnFEMI", "K7MDENG", "bPxRfiCY2Fh4k9Qz7Lm1");

describe("secrets are found", () => {
  test.each([
    ["an AWS access key", `export AWS_ACCESS_KEY_ID=${accessKey}`],
    ["an AWS access key", `aws configure set aws_access_key_id ${made("AS", "IA", "Q4Z7T2M6W3R5Y2PA")}`],
    ["an AWS secret key", `export AWS_SECRET_ACCESS_KEY="${secretKey}"`],
    ["an AWS secret key", `aws_secret_access_key = ${secretKey}`],
    ["a private key", made("-----BEGIN RSA ", "PRIVATE KEY-----")],
    ["a private key", made("echo '-----BEGIN OPENSSH ", "PRIVATE KEY-----' > ~/.ssh/id_ed25519")],
    ["a private key", made("-----BEGIN PGP ", "PRIVATE KEY BLOCK-----")],
    ["a GitHub token", `git clone https://${made("gh", "p_", letters.slice(0, 36))}@github.com/team/models`],
    ["a GitHub token", `GH_TOKEN=${made("github", "_pat_", letters.slice(0, 40))}`],
    [
      "a GitLab token",
      `pip install --index-url https://ci:${made("gl", "pat-", letters.slice(0, 20))}@gitlab.com/x`,
    ],
    ["a Hugging Face token", `huggingface-cli login --token ${made("h", "f_", letters.slice(0, 34))}`],
    ["a Slack token", `SLACK=${made("xo", "xb-", letters.slice(0, 24))}`],
    [
      "a Slack webhook",
      `curl https://hooks.slack.com/services/${made("T0", "A1B2/B0", "C3D4/", letters.slice(0, 24))}`,
    ],
    ["a PyPI token", `twine upload -u __token__ -p ${made("pypi-", "AgE", letters.slice(0, 46))}`],
    ["an npm token", `//npm.example.com/:_authToken=${made("np", "m_", letters.slice(0, 36))}`],
    ["a Google API key", `KEY=${made("AI", "za", letters.slice(0, 35))}`],
    ["an API key", `export OPENAI=${made("s", "k-proj-", letters.slice(0, 30))}`],
    [
      "a JSON web token",
      `curl -H "Authorization: Bearer ${made("ey", "JhbGciOiJIUzI1NiJ9.ey", "JzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3")}"`,
    ],
    ["a password in an address", "pip install --index-url https://ci:hunter2x@pypi.example.org/simple pkg"],
    ["a password in an address", "psql postgresql://app:s3cret%21@db.internal:5432/app"],
    ["a password", 'DB_PASSWORD="swordfish"'],
    ["a password", "export PGPASSWORD=hunter2hunter2"],
    ["a password", "mysql --password=tr0ub4dor3 -u app"],
    ["a password", "curl -u ci:hunter2hunter2 https://nexus.example.org/file"],
    ["a password", '{"password": "hunter2hunter2"}'],
    ["a token", "export WANDB_API_KEY=0123456789abcdef0123456789abcdef01234567"],
    ["a token", "jupyter lab --NotebookApp.token=4f2c9e7a1b"],
    ["a secret", "CLIENT_SECRET=q8Zr-71kLpA2"],
  ])("%s in %s", (what, line) => {
    expect(secretsIn(`#!/bin/bash\nset -eu\n${line}\n`)).toEqual([{ what, line: 3 }]);
  });

  test("each in its line, and one in a line", () => {
    const text = `A=1\r\nPASSWORD=hunter2hunter2 TOKEN=4f2c9e7a1b\n\nDB_PASSWORD='swordfish'`;
    expect(secretsIn(text)).toEqual([
      { what: "a password", line: 2 },
      { what: "a password", line: 4 },
    ]);
  });

  test("without being told", () => {
    expect(JSON.stringify(secretsIn(`AWS_ACCESS_KEY_ID=${accessKey}`))).not.toContain(accessKey);
  });
});

describe("ordinary lines are no secrets", () => {
  test.each([
    // Values that are fetched or handed on.
    'TOKEN=$(curl -sX PUT "http://169.254.169.254/latest/api/token" -H "X-aws-ec2-metadata-token-ttl-seconds: 21600")',
    'curl -s -H "X-aws-ec2-metadata-token: $TOKEN" http://169.254.169.254/latest/meta-data/placement/region',
    'PASSWORD="$(aws secretsmanager get-secret-value --secret-id prod/db-2 --query SecretString --output text)"',
    "SECRET=$(aws secretsmanager get-secret-value --secret-id arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-a1B2c3)",
    "export GIT_TOKEN=${GIT_TOKEN:-}",
    "git config --global credential.helper '!aws codecommit credential-helper $@'",
    "aws ecr get-login-password --region eu-west-1 | docker login --username AWS --password-stdin 111122223333.dkr.ecr.eu-west-1.amazonaws.com",
    'docker login -u AWS -p "$PASSWORD" registry.example.org',
    "git clone https://oauth2:${TOKEN}@github.com/team/models",
    'curl -u "$USER:$PASSWORD" https://nexus.example.org/file',
    "read -r -s -p 'Password: ' password",
    'echo "Enter token: "',
    // Names and places of secrets.
    "SECRET_NAME=prod/database-2",
    "export SECRET=mlops/dev/database-1",
    "DB_PASSWORD_FILE=/run/secrets/db-password-1",
    "PASSWORD=/run/secrets/db1",
    "KEY_ID=alias/mlops-data-1",
    "aws kms describe-key --key-id alias/mlops-2024",
    "token: <your-token-1>",
    'password = "{{resolve:secretsmanager:db1}}"',
    'API_KEY="your-api-key-123"',
    'PASSWORD="changeme123"',
    // Switches without a value.
    "jupyter lab --NotebookApp.token='' --NotebookApp.password=''",
    "c.ServerApp.password_required = False",
    "tokenizer_name=bert-base-uncased-2",
    "max_new_tokens=256",
    "export TOKENIZERS_PARALLELISM=false",
    // What only looks alike.
    "docker run -u 1000:1000 image:1.2",
    "docker pull docker://registry/image:1.4@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "sha256sum -c <<<'9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  file'",
    "PIP_INDEX_URL=https://111122223333.d.codeartifact.eu-west-1.amazonaws.com/pypi/x/simple/",
    "ssh -i ~/.ssh/id_ed25519 git@github.com",
    "chmod 600 ~/.ssh/private_key.pem",
    made("AWS_ACCESS_KEY_ID=AK", "IAIOSFODNN7EXAMPLE"),
    made("aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/", "bPxRfiCYEXAMPLEKEY"),
    "PWD=/home/ec2-user/SageMaker1",
    "conda install -y pytorch==2.4.0 cudatoolkit=12.1",
    "IDLE_TIME=3600",
    'echo "$(date) - idle for 60 minutes, stopping" >> /var/log/idle-stop.log',
    "sudo -u ec2-user -i <<'EOF'",
    "npm config set //npm.example.com/:_authToken=$NPM_TOKEN",
    "http://localhost:8888/api/sessions",
  ])("%s", (line) => {
    expect(secretsIn(line)).toEqual([]);
  });

  test("nor is any script of this repository", () => {
    const folder = join(__dirname, "../../../apps/platform/lifecycle-scripts");
    const scripts = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
    expect(scripts.flatMap(secretsIn)).toEqual([]);
    expect(scripts.length).toBeGreaterThan(0);
  });

  test("nor is prose", () => {
    const word = fc.constantFrom(
      "token",
      "password",
      "secret",
      "the",
      "key",
      "of",
      "is",
      "api",
      "model",
      "and",
      ":",
      "1",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (words) => {
        expect(secretsIn(words.join(" "))).toEqual([]);
      }),
    );
  });
});

test("a long line takes no long time", () => {
  const line = `${"a:".repeat(4_000)}${"token=".repeat(1_000)}${"https://a".repeat(500)}`;
  const start = performance.now();
  secretsIn(line);
  expect(performance.now() - start).toBeLessThan(1_000);
});
