// Lets jest import a file as its text, as esbuild's loader `text` does.
module.exports = { process: (text) => ({ code: `module.exports = ${JSON.stringify(text)};` }) };
