export const access = {
  title: 'Sign in',
  says: 'From any code to its batch, and from any batch to everybody who holds it.',
  login: 'E-mail address',
  password: 'Password',
  submit: 'Sign in',
  wrong: 'The e-mail address or the password is wrong.',
  first:
    'Here for the first time? The owner’s link stands where lotproof was started. Everybody else gets a link from an owner.',
  endedTitle: 'Your session has ended',
  endedSays: 'Sign in again to go on. What you typed is still here.',
  noFirmTitle: 'You belong to no firm yet',
  noFirmSays: 'Ask an owner to add you, then reload this page.',
  unknownFirmTitle: 'You do not belong to this firm',
  unknownFirmSays: 'There is no firm “{firm}” here that you belong to.',
};
