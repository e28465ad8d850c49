/** Says what was chosen. With a map on the page, the search goes there by itself. */
document.getElementById('search').addEventListener('yzt-place-select', ({ place }) => {
  const where = [...(place.path ?? []), place.name].join(' › ');
  document.getElementById('chosen').textContent = `选中了：${where}`;
});
