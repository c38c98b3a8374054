## Sayfaların altı ve kişisel veriler

legal-title = Yasal bilgiler
legal-not-set = Henüz belirtilmedi: kurumunuza sorun.
legal-source-link = Essor { $version } kaynak kodu
accessibility-title = Erişilebilirlik
privacy-title = Gizlilik
mine-title = Verilerim
mine-lead = Essor’un sizinle ilgili sakladığı her şey sizindir.
mine-file = Verilerimi almak
mine-file-text = Bildirimleriniz, randevularınız, planınız, mesajlarınız ve belgelerinizle bir dosya. Tarayıcıda açılır.
mine-file-get = Verilerimi indir
mine-privacy = Neler, ne kadar süre saklanır
mine-erase = Verilerimi sildirmek
mine-erase-text = Kurumunuz isteğinizi alır. Silme, program bitince yapılır. Adınız, yazılarınız ve belgeleriniz silinir. Tutarlar isimsiz kalır.
mine-erase-reason = İsterseniz bir mesaj
mine-erase-hint = Boş bırakabilirsiniz.
mine-erase-send = Silinmesini iste
mine-erase-asked = { $day } günü verilerinizin silinmesini istediniz. Kurumunuz size cevap verecek.
mine-erase-planned = Verileriniz { $day } gününden sonra silinecek.
erasure-withdraw = Silmeyi iptal et
erasure-requested = İsteğiniz kurumunuza gönderildi.
erasure-withdrawn = Silme iptal edildi.
