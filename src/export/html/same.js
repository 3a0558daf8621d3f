// Pictures that the page shows more than once are in it once: the others take the address of the first.
document.querySelectorAll('[data-same]').forEach((other) => {
  const first = document.querySelector('[data-picture="' + other.dataset.same + '"]');
  const address = (one) => (one.localName === 'video' ? 'poster' : 'src');
  if (first) other[address(other)] = first[address(first)];
});
