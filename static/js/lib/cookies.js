// Read the cookies of this site.
const pairs = () => document.cookie.split("; ");

export const cookie = (name) =>
  pairs()
    .find((each) => each.startsWith(`${name}=`))
    ?.slice(name.length + 1);
export const hasCookie = (name, value) => pairs().includes(`${name}=${value}`);
