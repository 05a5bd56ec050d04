const { readdirSync } = require('node:fs');
const { describeDeployment } = require('automq-kit/testing');

for (const file of readdirSync('deployments')) describeDeployment(`deployments/${file}`);
