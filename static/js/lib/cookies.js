// What the cookies of this site say.
const all = () => document.cookie.split("; ");

export const cookie = (name) =>
  all()
    .find((each) => each.startsWith(`${name}=`))
    ?.slice(name.length + 1);
export const hasCookie = (name, value) => all().includes(`${name}=${value}`);
