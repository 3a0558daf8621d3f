// Hides the page until the mode in its address has opened, so that nobody sees the article first. The stylesheet shows it again
// after two seconds, whatever happens.
{
  const mode = /[?&](present|speaker|embed|watch|t)(?=[=&]|$)/.exec(location.search);
  if (mode) document.documentElement.dataset.opening = mode[1];
}
