// Run the checks of the scripts' pure parts, in a page that has nothing of the site
// (tests/browser/test_pure_scripts.py).
const checks = [];

export const check = (sentence, run) => checks.push([sentence, run]);

export const same = (found, expected) => {
  const [a, b] = [found, expected].map((each) => JSON.stringify(each));
  if (a !== b) throw new Error(`${a} is not ${b}`);
};

// Return what does not hold, and why, and how many checks were run.
export const failures = () => {
  const failed = [];
  for (const [sentence, run] of checks) {
    try {
      run();
    } catch (error) {
      failed.push(`${sentence}: ${error.message}`);
    }
  }
  return [failed, checks.length];
};
