const { describeDeployments } = require('automq-kit/testing');

describeDeployments('deployments');
