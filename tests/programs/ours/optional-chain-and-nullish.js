// Optional chains stop early and make nothing further on; ??= stores only when there is nothing yet.
let user = { profile: { name: { first: 'A' } }, friends: null };
const none = user.friends?.map((f) => ({ f }));
user.cache ??= { fresh: 1 };
user.cache ??= { never: 1 };
user.profile &&= user.profile.name;
gc();
console.log(none, user.profile.first, user.missing?.deep.er);
user.cache = null;
user.cache ||= { second: 2 };
gc();
